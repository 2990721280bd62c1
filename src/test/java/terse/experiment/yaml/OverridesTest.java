package terse.experiment.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {
  private static final Node ROOT =
      YamlReader.parse("f", "{n: 1, methods: [{a: x}, {a: y}], record: {every: 1}}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          n=2                | {n: 2, methods: [{a: x}, {a: y}], record: {every: 1}}
          methods.1.a=z      | {n: 1, methods: [{a: x}, {a: z}], record: {every: 1}}
          methods[0].b.c=1/L | {n: 1, methods: [{a: x, b: {c: 1/L}}, {a: y}], record: {every: 1}}
          methods.2={a: w}   | {n: 1, methods: [{a: x}, {a: y}, {a: w}], record: {every: 1}}
          record.every=[1,2] | {n: 1, methods: [{a: x}, {a: y}], record: {every: [1, 2]}}
          """)
  void theValueAtThePathIsReplaced(String assignment, String expected) {
    assertThat(YamlWriter.inline(Overrides.apply(ROOT, assignment))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          n              | --set n: must be PATH=VALUE, such as methods.0.stepsize=0.1
          =2             | --set =2: must be PATH=VALUE, such as methods.0.stepsize=0.1
          n.x=2          | --set n.x=2: n: is 1, which has no key x
          methods.5.a=2  | --set methods.5.a=2: methods: is a list of 2, whose positions are 0 to 1, but the path says 5
          methods.a=2    | --set methods.a=2: methods: is a list of 2, whose positions are 0 to 1, but the path says a
          record..x=2    | --set record..x=2: record: a path is keys and list positions with dots between them
          """)
  void wrongPathsAreRefused(String assignment, String message) {
    assertThatThrownBy(() -> Overrides.apply(ROOT, assignment))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(message);
  }

  @Test
  void theValueStandsOnTheCommandLine() {
    Node root = Overrides.apply(ROOT, "record.every={a: 0}");
    Node every = ((Node.Mapping) ((Node.Mapping) root).get("record")).get("every");
    assertThat(((Node.Mapping) every).get("a").place().prefix())
        .isEqualTo("--set record.every={a: 0}: record.every.a: ");
  }
}
