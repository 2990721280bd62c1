package terse.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * One page, {@code report.html}, of what one or several experiments left.
 *
 * <p>It is self-contained and asks the network for nothing. Its numbers are those of {@code
 * curves.csv}, to the bit; runs of very many rows are thinned (see {@link Thinning}), which the
 * page says. Pictures are drawn by uPlot (MIT), embedded with its licence.
 */
public final class Report {
  /** The name of the page in a run's folder. */
  public static final String FILE = "report.html";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z]+)}}");
  private static final String UPLOT = "org.webjars.npm/uplot";
  private static final List<String> SCRIPTS =
      List.of(
          "data",
          "statistics",
          "format",
          "elements",
          "picture",
          "curves",
          "tables",
          "ledger",
          "diagnostics",
          "about",
          "sweep",
          "start");

  private Report() {}

  /**
   * Writes the page.
   *
   * @param folders at least one
   * @throws ReportException where a file is missing or damaged, or a folder is given twice
   */
  public static void write(List<RunFolder> folders, Writer out) throws IOException {
    Set<Path> seen = new HashSet<>();
    for (RunFolder folder : folders) {
      if (!seen.add(folder.path().toAbsolutePath().normalize())) {
        throw new ReportException(folder.path() + " is given twice");
      }
    }
    List<Study> studies = folders.stream().map(Study::read).toList();
    write(String.join(", ", studies.stream().map(Study::name).toList()), PageData.of(studies), out);
  }

  /**
   * Writes the page of a sweep.
   *
   * @param sweep what its section shows, as maps, lists, texts and numbers
   * @param best the best of every method, whose curves are shown
   * @throws ReportException where a file is missing or damaged
   */
  public static void writeSweep(
      String name, Map<String, Object> sweep, List<Excerpt> best, Writer out) throws IOException {
    Map<String, Object> data = PageData.of(best.stream().map(Study::read).toList());
    data.put("sweep", sweep);
    write(name, data, out);
  }

  private static void write(String title, Map<String, Object> data, Writer out) throws IOException {
    Matcher part = PLACEHOLDER.matcher(resource("page.html"));
    StringBuilder page = new StringBuilder();
    while (part.find()) {
      part.appendReplacement(page, Matcher.quoteReplacement(part(part.group(1), title, data)));
    }
    out.append(part.appendTail(page));
  }

  private static String part(String name, String title, Map<String, Object> data) {
    return switch (name) {
      case "title" -> Html.escaped(title);
      case "style" -> library("dist/uPlot.min.css") + Html.style();
      case "licence" -> library("LICENSE").strip();
      case "library" -> library("dist/uPlot.iife.min.js");
      case "data" -> json(data);
      case "script" -> String.join("\n", SCRIPTS.stream().map(s -> resource(s + ".js")).toList());
      default -> throw new IllegalStateException("page.html has an unknown part " + name);
    };
  }

  /** JSON that may stand in a script element: a label can neither end it nor begin a comment. */
  static String json(Object value) {
    return JsonMapper.shared()
        .writeValueAsString(value)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  static String resource(String name) {
    return text("/terse/report/" + name);
  }

  /** A file of the chart library. */
  private static String library(String name) {
    Properties jar = new Properties();
    try (InputStream in = open("/META-INF/maven/" + UPLOT + "/pom.properties")) {
      jar.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text("/META-INF/resources/webjars/uplot/" + jar.getProperty("version") + "/" + name);
  }

  private static String text(String resource) {
    try (InputStream in = open(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = Report.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("Terse's jar or a library of it lacks " + resource);
    }
    return in;
  }
}
