package terse.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import terse.report.Curve;
import terse.report.CurvesFile;
import terse.report.ReportException;
import terse.trace.Tables;

/**
 * A baseline as a file: lines of what identifies it, {@code # key: value}, then a table of the
 * columns of {@code curves.csv}. Other lines that begin with # are for its readers.
 *
 * <p>Its keys: {@code terse}, the version that wrote it; {@code digest}; {@code tolerance}, which
 * may be added by hand and is kept; and for each method {@code method}: its status, how many
 * repeats there were, its digest, its label.
 */
final class BaselineFile {
  private static final String MARK = "#";
  private static final double WHOLE = 0x1p53;
  private static final Pattern KEY = Pattern.compile("# ?([a-z-]+): (.*)");
  private static final Pattern METHOD = Pattern.compile("([a-z]+) (\\d{1,9}) ([0-9a-f]{64}) (.*)");

  private final Path file;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final Map<String, Baseline.Stored> methods = new LinkedHashMap<>();
  private int line;

  private BaselineFile(Path file) {
    this.file = file;
  }

  /** The text of the file. */
  static String write(Baseline baseline) {
    StringWriter out = new StringWriter();
    out.write("# Baseline of " + baseline.name() + ", written by terse check --update.\n");
    out.write("# Rounds are thinned; digests are of everything.\n");
    out.write("# terse: " + baseline.version() + "\n");
    out.write("# digest: " + baseline.digest() + "\n");
    baseline
        .tolerance()
        .ifPresent(tolerance -> out.write("# tolerance: " + Tables.number(tolerance) + "\n"));
    baseline
        .methods()
        .forEach(
            (label, stored) ->
                out.write(
                    "# method: "
                        + stored.status()
                        + " "
                        + stored.repeats()
                        + " "
                        + stored.digest()
                        + " "
                        + escaped(label)
                        + "\n"));
    try {
      table(
          baseline.methods().values().stream().flatMap(each -> each.curves().stream()).toList(),
          out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** The rows of these curves, as {@code curves.csv} has them. */
  static void table(List<Curve> curves, Writer out) throws IOException {
    Set<String> columns = new LinkedHashSet<>();
    curves.forEach(curve -> columns.addAll(curve.columns().keySet()));
    List<String> header = new ArrayList<>(List.of("method", "repeat"));
    header.addAll(columns);
    List<List<Object>> rows = new ArrayList<>();
    for (Curve curve : curves) {
      for (int row = 0; row < curve.rows(); row++) {
        List<Object> cells = new ArrayList<>(List.of(curve.method(), curve.repeat()));
        for (String column : columns) {
          double[] values = curve.columns().get(column);
          cells.add(values == null ? "" : number(values[row]));
        }
        rows.add(cells);
      }
    }
    Tables.write(header, rows, out);
  }

  /** Whole numbers, such as rounds and bits, without a point. */
  private static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < WHOLE;
    return whole && !(value == 0 && 1 / value < 0)
        ? Long.toString((long) value)
        : Tables.number(value);
  }

  /**
   * Reads a file.
   *
   * @throws ReportException where it is damaged, with the line
   */
  static Baseline read(Path file) {
    try {
      return new BaselineFile(file).parse(Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new ReportException(file + ": is damaged: it is not UTF-8", e);
    } catch (IOException e) {
      throw new ReportException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private Baseline parse(String text) throws IOException {
    int table = 0;
    while (text.startsWith(MARK, table)) {
      line++;
      int end = text.indexOf('\n', table);
      end = end < 0 ? text.length() : end;
      key(text.substring(table, end));
      table = Math.min(text.length(), end + 1);
    }
    try (BufferedReader in = new BufferedReader(new StringReader(text.substring(table)))) {
      for (Curve curve : CurvesFile.read(file.toString(), in, line)) {
        Baseline.Stored stored = methods.get(curve.method());
        if (stored == null) {
          throw new ReportException(
              file + ": has rows of '" + curve.method() + "', but no line '# method:' of it");
        }
        stored.curves().add(curve);
      }
    }
    return new Baseline(
        file.getFileName().toString().replaceFirst("\\.csv$", ""),
        needed("terse"),
        needed("digest"),
        tolerance(),
        methods);
  }

  private void key(String comment) {
    Matcher key = KEY.matcher(comment.strip());
    if (!key.matches()) {
      return;
    }
    switch (key.group(1)) {
      case "terse", "digest", "tolerance" -> keys.put(key.group(1), key.group(2));
      case "method" -> {
        Matcher method = METHOD.matcher(key.group(2));
        if (!method.matches()) {
          throw error("must be '# method: STATUS REPEATS DIGEST LABEL', but is " + comment);
        }
        methods.put(
            label(method.group(4)),
            new Baseline.Stored(
                method.group(1),
                Integer.parseInt(method.group(2)),
                method.group(3),
                new ArrayList<>()));
      }
      default ->
          throw error("unknown key " + key.group(1) + "; known: terse, digest, tolerance, method");
    }
  }

  private String needed(String key) {
    String value = keys.get(key);
    if (value == null) {
      throw new ReportException(
          file + ": is no baseline: the line '# " + key + ": ...' is missing");
    }
    return value;
  }

  private OptionalDouble tolerance() {
    String text = keys.get("tolerance");
    if (text == null) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(new Tolerance(Double.parseDouble(text)).relative());
    } catch (NumberFormatException e) {
      throw new ReportException(file + ": tolerance must be a number, but is " + text, e);
    } catch (IllegalArgumentException e) {
      throw new ReportException(file + ": " + e.getMessage(), e);
    }
  }

  private ReportException error(String what) {
    return new ReportException(file + ", line " + line + ": " + what);
  }

  private String label(String escaped) {
    try {
      return escaped.translateEscapes();
    } catch (IllegalArgumentException e) {
      throw error("a label has a backslash that means nothing: " + escaped);
    }
  }

  /** The label in one line, to be read with {@link String#translateEscapes}. */
  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }
}
