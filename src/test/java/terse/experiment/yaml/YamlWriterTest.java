package terse.experiment.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;
import terse.experiment.yaml.Node.Sequence;

class YamlWriterTest {
  private static final Place NOWHERE = Place.root("f");

  @Property(tries = 500)
  void whatIsWrittenReadsBack(@ForAll("documents") Node document) {
    String written = YamlWriter.write(document);
    assertThat(plain(YamlReader.parse("f", written))).as(written).isEqualTo(plain(document));
  }

  @Provide
  Arbitrary<Node> documents() {
    Arbitrary<Node> texts =
        Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12),
                Arbitraries.strings().withChars("ab :#-{}[],'\"\\\n\t*&!|>%@`?0.e").ofMaxLength(8),
                Arbitraries.of("true", "null", "~", "yes", "1e3", "0x10", "- a", "a: b", "1/(2*L)"))
            .map(text -> Scalar.text(NOWHERE, text));
    Arbitrary<Node> numbers =
        Arbitraries.of(
            new Scalar(NOWHERE, Scalar.Kind.INTEGER, "-7"),
            new Scalar(NOWHERE, Scalar.Kind.REAL, "1.0E-5"),
            new Scalar(NOWHERE, Scalar.Kind.BOOLEAN, "true"));
    Arbitrary<Node> flat = Arbitraries.oneOf(texts, numbers);
    Arbitrary<Node> deep = mapping(Arbitraries.oneOf(flat, list(flat), mapping(flat)));
    return mapping(Arbitraries.oneOf(flat, deep, list(Arbitraries.oneOf(flat, deep))));
  }

  private static Arbitrary<Node> list(Arbitrary<Node> items) {
    return items.list().ofMaxSize(4).map(nodes -> new Sequence(NOWHERE, nodes));
  }

  private static Arbitrary<Node> mapping(Arbitrary<Node> values) {
    Arbitrary<String> keys = Arbitraries.strings().alpha().numeric().withChars("-:# ").ofLength(5);
    return Arbitraries.maps(keys, values)
        .ofMaxSize(5)
        .map(
            map -> {
              Mapping mapping = Mapping.empty(NOWHERE);
              for (Map.Entry<String, Node> entry : map.entrySet()) {
                mapping = mapping.with(entry.getKey(), entry.getValue());
              }
              return mapping;
            });
  }

  /** The document without its places. */
  private static Object plain(Node node) {
    if (node instanceof Mapping mapping) {
      Map<String, Object> values = new LinkedHashMap<>();
      mapping.values().forEach((key, value) -> values.put(key, plain(value)));
      return values;
    }
    if (node instanceof Sequence list) {
      return list.items().stream().map(YamlWriterTest::plain).toList();
    }
    Scalar scalar = (Scalar) node;
    return scalar.kind() + " " + scalar.text();
  }
}
