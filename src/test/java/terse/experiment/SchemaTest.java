package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.experiment.yaml.YamlReader;

class SchemaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          uplink: | uplnk:
          k: 2 | kk: 2
          k: 2 | k: two
          top-k | topk
          ef-sgd | ef-sdg
          rounds: 10 | epochz: 10
          rounds: 10 | rounds: 1.5
          stepsize: 0.1 | stepsize: [1]
          stepsize: 0.1 | stepsize: {theorem: theorem-19}
          stepsize: 0.1 | 'stepsize: {theory: theorem-19, gamma: [1]}'
          workers: 4 | threads: 0
          dimension: 5, | ''
          """)
  void refusesWhatTheReaderRefuses(String from, String to) {
    String text = Texts.QUADRATIC.replace(from, to);
    assertThat(check(text)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ef-sgd | ef-sgd
          stepsize: 0.1 | stepsize: 1/(k+1)
          stepsize: 0.1 | stepsize: theory
          stepsize: 0.1 | stepsize: {theory: theorem-19}
          stepsize: 0.1 | 'stepsize: {theory: corollary-2, gamma: 1/L, c: 0.5}'
          {type: top-k, k: 2} | identity
          {type: top-k, k: 2} | [identity, identity, identity, scaled-sign]
          k: 2 | k: 2, blocks: layers
          k: 2 | k: 2, blocks: [2, 3]
          workers: 4 | {workers: 4, threads: auto, batch: full, start: normal, record: {every: 2}}
          """)
  void acceptsWhatTheReaderAccepts(String from, String to) {
    String text =
        to.startsWith("{workers")
            ? Texts.QUADRATIC.replace(from, to.substring(1, to.length() - 1).replace(", ", "\n"))
            : Texts.QUADRATIC.replace(from, to);
    assertThat(check(text)).isEmpty();
  }

  private static java.util.List<String> check(String text) {
    return new JsonSchemaCheck(Schema.of(Catalogue.ofTerse()))
        .faults(Schema.json(YamlReader.parse("f", text)));
  }
}
