package terse.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.report.Curve;
import terse.report.ReportException;

class BaselineFileTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @TempDir Path folder;
  private Path file;
  private Baseline baseline;

  @BeforeEach
  void write() throws IOException {
    Map<String, Baseline.Stored> methods = new LinkedHashMap<>();
    Curve curve = Curves.of(0, 0.1 + 0.2, Double.NaN, -0.0, 1e-300);
    methods.put("sgd", new Baseline.Stored("finished", 1, DIGEST, List.of(curve)));
    String label = "a\\b \"c\", # d:\ne";
    methods.put(
        label,
        new Baseline.Stored(
            "diverged",
            2,
            DIGEST,
            List.of(
                new Curve(label, 0, Curves.of(0, 1, 2).columns()),
                new Curve(label, 1, Curves.of(1, 3, Double.POSITIVE_INFINITY).columns()))));
    baseline = new Baseline("e", "1.2", DIGEST, OptionalDouble.of(1e-3), methods);
    file = Files.writeString(folder.resolve("e.csv"), BaselineFile.write(baseline));
  }

  @Test
  void whatIsWrittenReadsBackToTheBit() {
    Baseline read = BaselineFile.read(file);
    assertThat(read.name()).isEqualTo("e");
    assertThat(read.version()).isEqualTo("1.2");
    assertThat(read.digest()).isEqualTo(DIGEST);
    assertThat(read.tolerance()).hasValue(1e-3);
    assertThat(read.methods().keySet()).containsExactlyElementsOf(baseline.methods().keySet());
    baseline
        .methods()
        .forEach(
            (label, stored) -> {
              Baseline.Stored again = read.methods().get(label);
              assertThat(again.status()).isEqualTo(stored.status());
              assertThat(again.repeats()).isEqualTo(stored.repeats());
              assertThat(again.digest()).isEqualTo(stored.digest());
              for (int i = 0; i < stored.curves().size(); i++) {
                Curve was = stored.curves().get(i);
                Curve is = again.curves().get(i);
                assertThat(is.repeat()).isEqualTo(was.repeat());
                was.columns()
                    .forEach(
                        (name, values) -> assertThat(is.columns().get(name)).isEqualTo(values));
              }
            });
    assertThat(1 / read.methods().get("sgd").curves().get(0).columns().get("loss")[2])
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# terse: 1.2       | '# ters: 1.2'       | , line 3: unknown key ters; known: terse,",
        "# terse: 1.2       | '#'                 | : is no baseline: the line '# terse: ...' is"
            + " missing",
        "# digest:          | '# of what'         | : is no baseline: the line '# digest: ...'",
        "tolerance: 0.001   | 'tolerance: x'      | : tolerance must be a number, but is x",
        "tolerance: 0.001   | 'tolerance: 2'      | : a tolerance is a number from 0 up to 1, but",
        "method: finished 1 | 'method: finished'  | , line 6: must be '# method: STATUS REPEATS",
        "method: finished   | 'method: f9'        | , line 6: must be '# method: STATUS REPEATS",
        "sgd,0,10           | 'sdg,0,10'          | : has rows of 'sdg', but no line '# method:'",
        "sgd,0,10           | 'sgd,0,x'           | , line 10: round must be a whole number",
        "sgd,0,10           | 'sgd,0,0'           | , line 10: rounds must grow within a run",
        "method,repeat      | 'method,rep'        | , line 8: must begin with the columns",
        "a\\\\b             | 'a\\qb'             | , line 7: a label has a backslash that",
      })
  void damageIsToldWithItsLine(String text, String damage, String message) throws IOException {
    String before = Files.readString(file);
    assertThat(before).contains(text);
    Files.writeString(file, before.replace(text, damage));
    assertThatThrownBy(() -> BaselineFile.read(file))
        .isInstanceOf(ReportException.class)
        .hasMessageStartingWith(file.toString() + message.strip());
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Files.write(file, new byte[] {'#', (byte) 0xff, '\n'});
    assertThatThrownBy(() -> BaselineFile.read(file)).hasMessageContaining("it is not UTF-8");
  }
}
