package terse.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;
import terse.method.Algorithm;

/**
 * An entry of {@code methods}: an algorithm with its keys, a name, a step size and an average. The
 * algorithm's bare name will do.
 */
final class MethodShape implements Shape {
  static final String ALGORITHM = "algorithm";
  static final String NAME = "name";
  static final String STEPSIZE = "stepsize";
  static final String AVERAGING = "averaging";
  private static final List<String> LINKS = List.of(MethodEntry.UPLINK, MethodEntry.DOWNLINK);

  private final Shapes shapes;
  private final ChoiceShape algorithms;
  private final Shape averages;
  private final Shape stepsizes = new StepsizeShape();

  MethodShape(Shapes shapes) {
    this.shapes = shapes;
    algorithms = new ChoiceShape(Algorithm.class, shapes);
    averages = shapes.of(Averaging.class);
  }

  @Override
  public Node complete(Node given) {
    Mapping written;
    if (given instanceof Mapping mapping) {
      written = mapping;
    } else if (given instanceof Scalar) {
      written = Mapping.empty(given.place()).with(ALGORITHM, given);
    } else {
      throw given.place().error("must be a method, {algorithm: ...}, but is " + given.show());
    }
    Node algorithm = written.get(ALGORITHM);
    if (algorithm == null) {
      throw given
          .place()
          .error("the key algorithm is missing; known: " + String.join(", ", algorithms.names()));
    }
    RecordShape record = algorithms.record(algorithm);
    String type = ((Scalar) algorithm).text();
    Mapping own = Mapping.empty(given.place());
    Node name = written.get(NAME);
    if (name != null) {
      own = own.with(NAME, named(name));
    }
    own = own.with(ALGORITHM, Scalar.text(algorithm.place(), type));
    Node stepsize = written.get(STEPSIZE);
    if (stepsize != null) {
      own = own.with(STEPSIZE, stepsizes.complete(stepsize));
    }
    Node averaging = written.get(AVERAGING);
    if (averaging != null) {
      own = own.with(AVERAGING, averages.complete(averaging));
    }
    for (String link : LINKS) {
      Node compressor = written.get(link);
      if (compressor != null && !record.fields().containsKey(link)) {
        own = own.with(link, identityOnly(type, link, compressor));
      }
    }
    List<String> others = new ArrayList<>(List.of(NAME, ALGORITHM, STEPSIZE, AVERAGING));
    others.addAll(own.values().keySet());
    return record.complete(written, own, others, type);
  }

  /** The shape of the keys that every method has, whatever its algorithm. */
  Map<String, Shape> common() {
    return Map.of(NAME, Scalars.TEXT, STEPSIZE, stepsizes, AVERAGING, averages);
  }

  /** The shape of the keys of this algorithm. */
  RecordShape record(Node algorithm) {
    return algorithms.record(algorithm);
  }

  private static Node named(Node name) {
    Scalar text = (Scalar) Scalars.TEXT.complete(name);
    if (text.text().isBlank()) {
      throw name.place().error("must be a text, but is blank");
    }
    return text;
  }

  /** A link that the algorithm does not compress may be said to carry everything. */
  private Node identityOnly(String type, String link, Node compressor) {
    Node completed = shapes.of(terse.compress.Compressor.class).complete(compressor);
    Mapping mapping = (Mapping) completed;
    boolean identity = ((Scalar) mapping.get(ChoiceShape.TYPE)).text().equals("identity");
    if (identity && mapping.values().size() == 1) {
      return completed;
    }
    TreeSet<String> others = new TreeSet<>();
    for (String other : algorithms.names()) {
      if (algorithms.record(other).fields().containsKey(link)) {
        others.add(other);
      }
    }
    throw compressor
        .place()
        .error(
            type
                + " does not compress its "
                + link
                + ", which can only be identity; "
                + String.join(", ", others)
                + (others.size() == 1 ? " does" : " do"));
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    Mapping mapping = (Mapping) completed;
    String type = ((Scalar) mapping.get(ALGORITHM)).text();
    MethodEntry entry = new MethodEntry(mapping, algorithms.record(type), averages);
    entry.check();
    return entry;
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    return definitions.refer(
        "method",
        () -> {
          Object[] variants =
              algorithms.names().stream().map(name -> variant(name, definitions)).toArray();
          return Map.of(
              "anyOf",
              List.of(
                  Map.of("enum", List.copyOf(algorithms.names())),
                  Map.of("anyOf", List.of(variants))));
        });
  }

  private Map<String, Object> variant(String name, Schema.Definitions definitions) {
    RecordShape record = algorithms.record(name);
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(NAME, Schema.described(Scalars.TEXT.schema(definitions), "the label in every output"));
    keys.put(ALGORITHM, Map.of("const", name));
    keys.put(
        STEPSIZE,
        Schema.described(stepsizes.schema(definitions), "in place of the experiment's step size"));
    keys.put(
        AVERAGING,
        Schema.described(
            averages.schema(definitions), "the average of x_0 .. x_k whose loss is recorded too"));
    for (String link : LINKS) {
      keys.put(link, Map.of("enum", List.of("identity")));
    }
    Map<String, Object> schema = record.schema(definitions, keys, List.of(ALGORITHM));
    schema.put("description", Catalogue.about(record.type()));
    return schema;
  }

  @Override
  public String describe() {
    return "methods";
  }
}
