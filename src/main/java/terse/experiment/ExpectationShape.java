package terse.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import terse.experiment.expect.CostIs;
import terse.experiment.expect.DigestIs;
import terse.experiment.expect.GrowthIs;
import terse.experiment.expect.RateIs;
import terse.experiment.expect.StatusIs;
import terse.experiment.expect.ValueIs;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;

/** An entry of {@code expect}: what it is about is told by its keys. */
final class ExpectationShape implements Shape {
  private static final String METRIC = "metric";

  /** The kinds by the key that tells them; one with none of these keys but a metric is a value. */
  private final Map<String, RecordShape> kinds = new LinkedHashMap<>();

  private final RecordShape value;

  ExpectationShape(Shapes shapes) {
    kinds.put("status", shapes.ofRecord(StatusIs.class));
    kinds.put("digest", shapes.ofRecord(DigestIs.class));
    kinds.put("to-reach", shapes.ofRecord(CostIs.class));
    kinds.put("growth", shapes.ofRecord(GrowthIs.class));
    kinds.put("rate", shapes.ofRecord(RateIs.class));
    value = shapes.ofRecord(ValueIs.class);
  }

  @Override
  public Node complete(Node given) {
    if (given instanceof Mapping mapping) {
      return kind(mapping).complete(mapping);
    }
    throw given
        .place()
        .error(
            "must be an expectation, {method: ..., metric: ..., below: ...}, but is "
                + given.show());
  }

  private RecordShape kind(Mapping given) {
    for (Map.Entry<String, RecordShape> kind : kinds.entrySet()) {
      if (given.get(kind.getKey()) != null) {
        return kind.getValue();
      }
    }
    if (given.get(METRIC) == null) {
      Set<String> known = new LinkedHashSet<>(value.fields().keySet());
      kinds.values().forEach(kind -> known.addAll(kind.fields().keySet()));
      for (String key : given.values().keySet()) {
        if (!known.contains(key)) {
          throw given.keyPlace(key).error("unknown key" + Names.hint(key, known));
        }
      }
      throw given.place().error("an expectation has one of the keys metric, status and digest");
    }
    return value;
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    Mapping mapping = (Mapping) completed;
    ExpectationEntry entry = new ExpectationEntry(mapping, kind(mapping));
    entry.check();
    return entry;
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    return definitions.refer(
        "expectation",
        () -> {
          List<Object> variants = new ArrayList<>();
          variants.add(value.schema(definitions));
          kinds.values().forEach(kind -> variants.add(kind.schema(definitions)));
          return Map.of("anyOf", variants);
        });
  }

  @Override
  public String describe() {
    return "expectations";
  }
}
