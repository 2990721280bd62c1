package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static terse.cli.Commands.terse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.openqa.selenium.WebElement;
import terse.testing.Browser;
import tools.jackson.databind.JsonNode;

/** The page of a run in a browser. Skipped where there is no Chromium with its driver. */
class ReportPageTest {
  private static final String NASTY = "<script>alert(1)</script> & \"co\"";
  private static final int REPEATS = 3;

  /** Student's t for 2 degrees of freedom and 95 %. */
  private static final double T = 4.302652729911275;

  private static final String EXPERIMENT =
      """
      name: page
      workers: 4
      rounds: 60
      repeats: 3
      stepsize: 0.05
      problem: {type: random-quadratic, dimension: 8, eigenvalues: [1, 10]}
      methods:
        - algorithm: sgd
        - {name: '%s', algorithm: diana, uplink: {type: qsgd, levels: 1}}
        - {algorithm: ef-sgd, uplink: {type: top-k, k: 2}, averaging: uniform}
        - {algorithm: sgd, name: too far, stepsize: 10}
      """
          .formatted(NASTY);

  @TempDir static Path temporary;
  private static Path folder;
  private static Browser browser;

  @BeforeAll
  static void run() throws IOException {
    browser = Browser.orSkip(Files.createDirectory(temporary.resolve("profile")));
    Path file = Files.writeString(temporary.resolve("page.yaml"), EXPERIMENT);
    folder = temporary.resolve("run");
    assertThat(
            terse("run", file.toString(), "--out", folder.toString(), "--quiet", "--billing", "all")
                .err())
        .isEmpty();
    Files.writeString(
        folder.resolve("diagnostics.csv"),
        """
        method,repeat,round,node,name,quantity,value
        sgd,0,0,worker-0,e,norm,1
        sgd,0,0,worker-1,e,norm,3
        sgd,0,50,worker-0,e,norm,0.5
        """);
    assertThat(terse("report", folder.toString(), "--quiet").exit()).isZero();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    browser.screen(1400, "light");
    browser.open(folder.resolve("report.html"), "return window.terse !== undefined");
  }

  /** Whatever a test does: nothing is complained of, and nobody is asked for anything. */
  @AfterEach
  void silentAndOffline() {
    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(url -> url.startsWith("data:") || url.startsWith(folder.toUri().toString()));
  }

  @Test
  void valuesAreThoseOfTheCurves() throws IOException {
    Map<String, Map<String, List<Double>>> curves = curves();
    assertThat(curves).hasSize(4 * REPEATS);
    curves.forEach(
        (run, columns) -> {
          String method = run.substring(0, run.lastIndexOf('/'));
          String repeat = run.substring(run.lastIndexOf('/') + 1);
          columns.forEach(
              (column, values) -> {
                JsonNode shown =
                    browser.json(
                        "Array.from(terse.methods.find(m => m.name === arguments[0]).runs[arguments[1]]"
                                .replace("arguments[0]", quoted(method))
                                .replace("arguments[1]", repeat)
                            + ".column("
                            + quoted(column)
                            + ") ?? [])");
                List<Double> read = new ArrayList<>();
                shown.forEach(each -> read.add(each.isNull() ? Double.NaN : each.asDouble()));
                boolean unknown = values.stream().allMatch(each -> each.isNaN());
                assertThat(read).as(run + " " + column).isEqualTo(unknown ? List.of() : values);
              });
        });
  }

  @Test
  void aLabelIsText() {
    assertThat(browser.texts("#legend .name")).contains(NASTY);
    assertThat(browser.texts("#final-table td.label")).contains(NASTY);
    assertThat(browser.texts("#reach-table td.label")).contains(NASTY);
    assertThat(browser.texts("#ledger-bars .name")).contains(NASTY);
    assertThat(browser.texts("pre.experiment").get(0)).contains("<script>alert(1)</script>");
    assertThat(browser.json("document.scripts.length").asInt()).isEqualTo(4);
  }

  @Test
  void theLegendSwitchesSeriesOffAndOn() {
    assertThat(shownCurves()).containsExactly("sgd", NASTY, "ef-sgd top-k(2)", "too far");
    WebElement sgd = browser.find("#legend .series");
    assertThat(sgd.getDomAttribute("aria-pressed")).isEqualTo("true");
    sgd.click();
    assertThat(browser.find("#legend .series").getDomAttribute("aria-pressed")).isEqualTo("false");
    assertThat(shownCurves()).containsExactly(NASTY, "ef-sgd top-k(2)", "too far");
    browser.find("#legend .series").click();
    assertThat(shownCurves()).hasSize(4);
    browser.find("#all-off").click();
    assertThat(shownCurves()).isEmpty();
    browser.find("#all-on").click();
    assertThat(shownCurves()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "round, 0, 60",
    "epoch, 0, 60",
    "bits_up, 0, 61440",
    "bits_down, 0, 61440",
    "bits_total, 0, 122880",
  })
  void axesAreSwitched(String axis, double low, double high) {
    browser.choose("#axis", axis);
    setTo("#log-x", false);
    JsonNode x = browser.json("terse.curves.picture.plot.scales.x");
    assertThat(x.get("min").asDouble()).isEqualTo(low);
    assertThat(x.get("max").asDouble()).isEqualTo(high);
    assertThat(x.get("distr").asInt()).isEqualTo(1);
    setTo("#log-x", true);
    assertThat(browser.json("terse.curves.picture.plot.scales.x.distr").asInt()).isEqualTo(3);
    assertThat(browser.json("terse.curves.picture.plot.scales.x.min").asDouble()).isPositive();
    setTo("#log-y", false);
    assertThat(browser.json("terse.curves.picture.plot.scales.y.distr").asInt()).isEqualTo(1);
  }

  @Test
  void everyMetricCanBeShown() {
    List<String> metrics = new ArrayList<>();
    browser
        .json("[...document.querySelectorAll('#metric option')].map(o => o.value)")
        .forEach(each -> metrics.add(each.asString()));
    assertThat(metrics)
        .contains("excess_loss", "loss", "gradient_norm", "distance", "averaged_loss", "bits_up");
    for (String metric : metrics) {
      browser.choose("#metric", metric);
      assertThat(browser.json("terse.curves.picture.y.column").asString()).isEqualTo(metric);
      assertThat(shownCurves()).isNotEmpty();
    }
  }

  @Test
  void linesAndBandsAreMeansAndDeviationsOfLogarithms() throws IOException {
    double[] logs = excessAt(NASTY, 30).stream().mapToDouble(Math::log).toArray();
    double mean = Arrays.stream(logs).average().orElseThrow();
    double sd = deviation(logs);
    JsonNode curve = browser.json("terse.curves.all[1]");
    assertThat(curve.at("/x/30").asDouble()).isEqualTo(30);
    assertThat(curve.at("/y/30").asDouble()).isCloseTo(Math.exp(mean), relative(Math.exp(mean)));
    assertThat(curve.at("/low/30").asDouble())
        .isCloseTo(Math.exp(mean - sd), relative(Math.exp(mean - sd)));
    assertThat(curve.at("/high/30").asDouble())
        .isCloseTo(Math.exp(mean + sd), relative(Math.exp(mean + sd)));
    double[] plain = excessAt(NASTY, 30).stream().mapToDouble(each -> each).toArray();
    browser.choose("#spread", "plain");
    double average = Arrays.stream(plain).average().orElseThrow();
    assertThat(browser.json("terse.curves.all[1].high[30]").asDouble())
        .isCloseTo(average + deviation(plain), relative(average));
    browser.choose("#spread", "each");
    assertThat(shownCurves()).hasSize(4 * REPEATS);
    assertThat(browser.json("terse.curves.all[3].y[30]").asDouble()).isEqualTo(plain[0]);
  }

  @Test
  void aCurveThatDivergesLeavesRoomForThoseThatConverge() {
    JsonNode y = browser.json("terse.curves.picture.plot.scales.y");
    double start = browser.json("terse.curves.all[0].y[0]").asDouble();
    double end = browser.json("terse.curves.all[0].y.at(-1)").asDouble();
    assertThat(y.get("max").asDouble()).isBetween(start, 1e8 * start);
    assertThat(y.get("min").asDouble()).isLessThan(end);
    setTo("#log-y", false);
    assertThat(browser.json("terse.curves.picture.plot.scales.y.max").asDouble())
        .isBetween(start, 3 * start);
    assertThat(browser.find("#picture-note").getText()).contains("is cut off");
    setTo("#whole", true);
    assertThat(browser.json("terse.curves.picture.plot.scales.y.max").asDouble())
        .isGreaterThan(1e9 * start);
  }

  @Test
  void draggingZoomsAndADoubleClickGoesBack() {
    WebElement over = browser.find("#picture .u-over");
    String whole = browser.json("terse.curves.picture.plot.scales.x").toString();
    browser.at(over, 100, 100).clickAndHold().moveByOffset(300, 150).release().perform();
    JsonNode zoomed = browser.json("terse.curves.picture.plot.scales.x");
    assertThat(zoomed.get("min").asDouble()).isPositive();
    assertThat(zoomed.get("max").asDouble()).isLessThan(60);
    assertThat(browser.find("#reset-zoom").isEnabled()).isTrue();
    browser.find("#legend .series").click();
    assertThat(browser.json("terse.curves.picture.plot.scales.x")).isEqualTo(zoomed);
    browser.find("#legend .series").click();
    browser.at(browser.find("#picture .u-over"), 200, 100).doubleClick().perform();
    assertThat(browser.json("terse.curves.picture.plot.scales.x").toString()).isEqualTo(whole);
    assertThat(browser.find("#reset-zoom").isEnabled()).isFalse();
  }

  @Test
  void hoveringTellsTheValues() {
    WebElement over = browser.find("#picture .u-over");
    assertThat(browser.find("#legend .head").getText()).startsWith("last values");
    int half = over.getSize().getWidth() / 2;
    browser.at(over, half, 100).perform();
    assertThat(browser.find("#legend .head").getText()).startsWith("at 30");
    double shown = Double.parseDouble(browser.texts("#legend .value").get(0));
    double value = browser.json("terse.curves.all[0].y[30]").asDouble();
    assertThat(shown).isCloseTo(value, within(1e-4 * value));
  }

  @Test
  void theTableOfEpsFollowsItsEps() throws IOException {
    WebElement eps = browser.find("#eps");
    eps.clear();
    eps.sendKeys("1e-2");
    List<String> loose = browser.texts("#reach-table tbody tr");
    double[] rounds = roundsTo(NASTY, 1e-2);
    double mean = Arrays.stream(rounds).average().orElseThrow();
    double half = T * deviation(rounds) / Math.sqrt(REPEATS);
    JsonNode cost =
        browser.json(
            "(() => { const m = terse.methods[1]; const f = r => r.column('excess_loss')"
                + ".findIndex(v => v <= 1e-2); return m.runs.map(f); })()");
    assertThat(cost.get(0).asDouble()).isEqualTo(rounds[0]);
    String row = loose.stream().filter(each -> each.contains("alert")).findFirst().orElseThrow();
    assertThat(row).contains("3 of 3");
    List<String> cells = cells("#reach-table", "alert");
    assertThat(Double.parseDouble(cells.get(5).lines().findFirst().orElseThrow()))
        .isCloseTo(mean, within(1e-3 * mean));
    if (half > 0) {
      String[] ends = cells.get(5).lines().toList().get(1).split(" to ", -1);
      assertThat(Double.parseDouble(ends[0])).isCloseTo(mean - half, within(0.05));
      assertThat(Double.parseDouble(ends[1])).isCloseTo(mean + half, within(0.05));
    }
    assertThat(cells("#reach-table", "too far").get(1)).isEqualTo("0 of 3");
    eps.clear();
    eps.sendKeys("1e-3");
    assertThat(browser.texts("#reach-table tbody tr")).isNotEqualTo(loose);
    eps.clear();
    eps.sendKeys("few");
    assertThat(browser.find("#reach-note").getText()).contains("ε must be a number");
    assertThat(eps.getDomAttribute("aria-invalid")).isEqualTo("true");
  }

  @Test
  void finalValuesAreBestFirst() {
    List<String> labels = browser.texts("#final-table td.label");
    assertThat(labels).hasSize(4).endsWith("too far");
    assertThat(cells("#final-table", "too far").get(2)).startsWith("diverged at round");
    List<Double> last = new ArrayList<>();
    for (String label : labels.subList(0, 3)) {
      String cell = cells("#final-table", label).get(1).lines().findFirst().orElseThrow();
      last.add(Double.parseDouble(cell));
    }
    assertThat(last).isSorted();
  }

  @Test
  void theLedgerAddsUpUnderEveryConvention() throws IOException {
    List<String> sent = browser.texts("#ledger-bars .total");
    assertThat(sent).hasSize(8);
    assertThat(sent.get(0)).isEqualTo("61440");
    browser.choose("#ledger-what", "convention entropy");
    assertThat(browser.texts("#ledger-bars .total")).isNotEqualTo(sent);
    browser.choose("#ledger-what", "method " + NASTY);
    assertThat(browser.texts("#ledger-bars .name")).contains("as sent", "value-and-index");
    assertThat(browser.texts("#ledger-note").get(0)).contains("without a price");
    setTo("#ledger-share", true);
    JsonNode widths =
        browser.json(
            "[...document.querySelectorAll('#ledger-bars .stack')].map(s =>"
                + " [...s.children].reduce((sum, i) => sum + parseFloat(i.style.width), 0))");
    widths.forEach(each -> assertThat(each.asDouble()).isCloseTo(100, within(1e-6)));
  }

  @Test
  void diagnosticsAreShown() {
    assertThat(browser.find("#diagnostics").isDisplayed()).isTrue();
    assertThat(browser.texts("#diagnostics-legend .value")).containsExactly("0.5");
    assertThat(browser.json("terse.diagnostics.curves[0].high").toString())
        .isEqualTo("{\"0\":3,\"1\":0.5}");
  }

  @ParameterizedTest
  @CsvSource({"400, light", "400, dark", "1400, light", "1400, dark"})
  void itFitsTheScreen(int width, String scheme) {
    browser.screen(width, scheme);
    browser.open(folder.resolve("report.html"), "return window.terse !== undefined");
    assertThat(browser.json("document.documentElement.dataset.theme").asString()).isEqualTo(scheme);
    assertThat(browser.json("document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(width);
    browser.find("#theme").click();
    assertThat(browser.json("document.documentElement.dataset.theme").asString())
        .isNotEqualTo(scheme);
  }

  private static void setTo(String box, boolean ticked) {
    WebElement element = browser.find(box);
    if (element.isSelected() != ticked) {
      element.click();
    }
  }

  private static List<String> shownCurves() {
    List<String> keys = new ArrayList<>();
    browser
        .json("terse.curves.picture.curves.map(c => c.key)")
        .forEach(k -> keys.add(k.asString()));
    return keys;
  }

  /** The texts of the cells of the row that has this label. */
  private static List<String> cells(String table, String label) {
    List<String> cells = new ArrayList<>();
    browser
        .json(
            "[...[...document.querySelectorAll('"
                + table
                + " tbody tr')].find(r => r.cells[0].innerText.includes("
                + quoted(label)
                + ")).cells].map(c => c.innerText)")
        .forEach(cell -> cells.add(cell.asString()));
    return cells;
  }

  private static String quoted(String text) {
    return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(text);
  }

  private static org.assertj.core.data.Offset<Double> relative(double value) {
    return within(1e-12 * Math.abs(value));
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  private static List<Double> excessAt(String method, int round) throws IOException {
    List<Double> values = new ArrayList<>();
    for (int r = 0; r < REPEATS; r++) {
      values.add(curves().get(method + "/" + r).get("excess_loss").get(round));
    }
    return values;
  }

  private static double[] roundsTo(String method, double eps) throws IOException {
    double[] rounds = new double[REPEATS];
    for (int r = 0; r < REPEATS; r++) {
      List<Double> excess = curves().get(method + "/" + r).get("excess_loss");
      while (excess.get((int) rounds[r]) > eps) {
        rounds[r]++;
      }
    }
    return rounds;
  }

  /** The columns of curves.csv by method and repeat; NaN where a cell is empty. */
  private static Map<String, Map<String, List<Double>>> curves() throws IOException {
    Map<String, Map<String, List<Double>>> runs = new LinkedHashMap<>();
    try (BufferedReader in = Files.newBufferedReader(folder.resolve("curves.csv"));
        CSVParser csv =
            CSVParser.parse(
                in, CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      List<String> names = csv.getHeaderNames();
      for (CSVRecord row : csv) {
        Map<String, List<Double>> columns =
            runs.computeIfAbsent(row.get(0) + "/" + row.get(1), run -> new LinkedHashMap<>());
        for (int c = 2; c < names.size(); c++) {
          double value = row.get(c).isEmpty() ? Double.NaN : Double.parseDouble(row.get(c));
          columns.computeIfAbsent(names.get(c), name -> new ArrayList<>()).add(value);
        }
      }
    }
    return runs;
  }
}
