package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.cli.Commands.terse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.testing.Browser;
import tools.jackson.databind.JsonNode;

/** The page of a sweep in a browser. Skipped where there is no Chromium with its driver. */
class SweepPageTest {
  private static final String NASTY = "<img src=x onerror=alert(1)> & \"co\"";
  private static final String EXPERIMENT =
      """
      name: page
      workers: 3
      rounds: 40
      stepsize: 1/L
      problem: {type: random-quadratic, dimension: 6, eigenvalues: [1, 10]}
      sweep:
        stepsize: [0.25/L, 1/L, 64/L]
        methods.*.uplink.k: [1, 6]
        repeats: [1, 2]
      methods:
        - algorithm: sgd
        - {name: '%s', algorithm: ef-sgd, uplink: {type: top-k, k: 2}}
      """
          .formatted(NASTY);

  @TempDir static Path temporary;
  private static Path folder;
  private static Browser browser;

  @BeforeAll
  static void run() throws IOException {
    browser = Browser.orSkip(Files.createDirectory(temporary.resolve("profile")));
    folder = temporary.resolve("runs");
    sweep("many", EXPERIMENT);
    sweep("one", EXPERIMENT.replaceAll("(?m)^  (methods|repeats).*\n", ""));
    sweep("none", EXPERIMENT.replaceAll("stepsize: \\[.*]", "stepsize: [64/L]"));
  }

  private static void sweep(String name, String text) throws IOException {
    Path file = Files.writeString(temporary.resolve(name + ".yaml"), text);
    String out = folder.resolve(name).toString();
    assertThat(terse("sweep", file.toString(), "--out", out, "--quiet").err()).isEmpty();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void open(String name) {
    browser.screen(1400, "light");
    browser.open(folder.resolve(name).resolve("report.html"), "return window.terse !== undefined");
  }

  @BeforeEach
  void open() {
    open("many");
  }

  @AfterEach
  void silentAndOffline() {
    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests())
        .allMatch(url -> url.startsWith("data:") || url.startsWith(folder.toUri().toString()));
  }

  @Test
  void valuesAreThoseOfTheTable() throws IOException {
    try (BufferedReader in = Files.newBufferedReader(folder.resolve("many/sweep.csv"));
        CSVParser csv =
            CSVParser.builder()
                .setReader(in)
                .setFormat(CSVFormat.RFC4180.builder().setHeader().get())
                .get()) {
      int row = 0;
      for (CSVRecord record : csv) {
        String method = "terse.sweep.sweep.methods[" + row % 2 + "]";
        assertThat(browser.json(method + ".name").asString()).isEqualTo(record.get("method"));
        String cell = record.get("excess_loss_at_equal_bits");
        JsonNode shown = browser.json(method + ".equal[" + row / 2 + "]");
        assertThat(shown.isNull() ? "" : shown.asDouble() + "")
            .isEqualTo(cell.isEmpty() ? "" : Double.parseDouble(cell) + "");
        row++;
      }
      assertThat(row).isEqualTo(2 * 12);
    }
  }

  @Test
  void aMapHasItsKeysAndWhatDivergedHasNoValue() {
    assertThat(browser.texts("#sweep-maps figcaption")).containsExactly("sgd", NASTY);
    assertThat(browser.texts("#sweep-maps figure:nth-child(2) thead tr:nth-child(2) th"))
        .containsExactly("k", "0.25/L", "1/L", "64/L");
    assertThat(browser.texts("#sweep-maps figure:nth-child(2) tbody th")).containsExactly("1", "6");
    assertThat(browser.texts("#sweep-maps figure:nth-child(2) td.lost"))
        .containsExactly("div.", "div.");
    assertThat(browser.texts("#sweep-maps figure:nth-child(1) tbody tr")).hasSize(1);
    assertThat(browser.texts("#sweep-maps td.best")).hasSize(2);
    String method = "terse.sweep.sweep.methods[1]";
    assertThat(valueOfTheBest())
        .isEqualTo(browser.json(method + ".equal[" + method + ".best]").asDouble());
  }

  /** The value in the title of the framed cell of the second method. */
  private static double valueOfTheBest() {
    String title =
        browser.json("document.querySelectorAll('#sweep-maps td.best')[1].title").asString();
    assertThat(title).startsWith("stepsize = ").contains(": finished, ");
    return Double.parseDouble(title.substring(title.lastIndexOf(' ')));
  }

  @Test
  void keysChangePlaces() {
    browser.choose("#sweep-x", "1");
    assertThat(browser.json("terse.sweep.view.y").asInt()).isZero();
    assertThat(browser.texts("#sweep-maps figure:nth-child(2) thead tr:nth-child(2) th"))
        .containsExactly("stepsize", "1", "6");
    browser.choose("#sweep-y", "2");
    assertThat(browser.texts("#sweep-maps figure:nth-child(2) tbody th")).containsExactly("1", "2");
    browser.choose("#sweep-shown", "min");
    assertThat(valueOfTheBest())
        .isEqualTo(
            browser
                .json("Math.min(...terse.sweep.sweep.methods[1].min.filter(v => v !== null))")
                .asDouble());
  }

  @Test
  void labelsAreText() {
    assertThat(browser.texts("#sweep-best td.label")).containsExactly("sgd", NASTY);
    assertThat(browser.json("document.querySelectorAll('#sweep img').length").asInt()).isZero();
    assertThat(browser.texts("#legend .name").get(1)).startsWith(NASTY + " at stepsize=");
  }

  @Test
  void oneKeyMakesALine() {
    open("one");
    assertThat(browser.json("document.querySelectorAll('svg.swept circle').length").asInt())
        .isEqualTo(4);
    assertThat(
            browser.json("document.querySelectorAll('svg.swept path[d*=\"l8,8\"]').length").asInt())
        .isEqualTo(2);
    assertThat(browser.texts("#sweep-maps .key .marked")).containsExactly("sgd", NASTY);
    assertThat(browser.texts("#sweep-x")).isEmpty();
  }

  @Test
  void whereNothingFinishedThePageSaysSo() {
    open("none");
    assertThat(browser.texts("#trouble")).containsExactly("No method finished at any point.");
    assertThat(browser.texts("#sweep-maps .quiet")).contains("It finished at no point.");
  }

  @ParameterizedTest
  @CsvSource({"1400, light, many", "400, dark, many", "400, light, one", "1400, dark, none"})
  void nothingIsWiderThanTheScreen(int width, String scheme, String name) {
    open(name);
    browser.screen(width, scheme);
    browser.until("return document.documentElement.clientWidth <= " + width);
    browser.until(
        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth");
    assertThat(browser.run("return document.documentElement.dataset.theme")).isEqualTo(scheme);
    assertThat(List.of(browser.json("document.querySelector('#sweep').hidden").asBoolean()))
        .containsExactly(false);
  }
}
