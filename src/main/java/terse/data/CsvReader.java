package terse.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads tables of numbers: a row a line, a label in one column, every other column a feature.
 *
 * @param delimiter what stands between cells; a blank stands for any number of blanks
 * @param headerLines lines before the first row, the last of which may name the columns; -1 takes
 *     the first line for a header when a cell of it is not a number
 * @param ignored how many leading cells of every row are neither feature nor label, such as a row's
 *     number
 * @param label the label's column: {@code first}, {@code last}, a number from 1 on, a name of the
 *     header, or {@code none} (all labels are 0)
 */
record CsvReader(char delimiter, int headerLines, int ignored, String label) {
  static final int DETECT_HEADER = -1;

  CsvReader(char delimiter, int headerLines, String label) {
    this(delimiter, headerLines, 0, label);
  }

  /**
   * Reads all rows. {@code features} is the number of feature columns, 0 where it is not declared.
   */
  DataSet read(String name, InputStream in, int features) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    InputStreamReader text = new InputStreamReader(in, StandardCharsets.UTF_8);
    try {
      CSVParser parser = CSVParser.builder().setReader(text).setFormat(format).get();
      return new Table(name, features).read(parser);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** One reading: what is known of the file so far. */
  private final class Table {
    private final String name;
    private final int features;
    private final RowsBuilder rows = new RowsBuilder();
    private double[] labels = new double[256];
    private List<String> header = List.of();
    private int width = -1;
    private int labelColumn;

    Table(String name, int features) {
      this.name = name;
      this.features = features;
    }

    DataSet read(CSVParser parser) {
      Iterator<CSVRecord> records = parser.iterator();
      int skipped = 0;
      boolean detecting = headerLines == DETECT_HEADER;
      while (records.hasNext()) {
        CSVRecord record = records.next();
        long line = parser.getCurrentLineNumber();
        if (skipped < headerLines || (detecting && isHeader(record))) {
          header = record.toList();
          skipped++;
        } else {
          row(record.toList(), line);
        }
        detecting = false;
      }
      if (rows.rows() == 0) {
        throw new DataException(name + ": has no row");
      }
      return new DataSet(name, rows.build(featuresOf(width)), Arrays.copyOf(labels, rows.rows()));
    }

    private boolean isHeader(CSVRecord record) {
      return record.toList().stream().anyMatch(cell -> !cell.isEmpty() && !isNumber(cell));
    }

    private int featuresOf(int cells) {
      return cells - ignored - (labelColumn < 0 ? 0 : 1);
    }

    private void row(List<String> given, long line) {
      List<String> cells =
          delimiter == ' ' ? given.stream().filter(c -> !c.isEmpty()).toList() : given;
      if (width < 0) {
        width = cells.size();
        labelColumn = labelColumn(line);
        if (featuresOf(width) == 0 || (features > 0 && featuresOf(width) != features)) {
          throw new DataException(
              name
                  + ", line "
                  + line
                  + ": "
                  + (features > 0 ? "features = " + features : "a row needs at least one feature")
                  + ", but beside the label there are "
                  + featuresOf(width)
                  + " cells");
        }
      }
      if (cells.size() != width) {
        throw new DataException(
            name
                + ", line "
                + line
                + ": rows have "
                + width
                + " cells, but this one "
                + cells.size());
      }
      int i = rows.rows();
      labels = i == labels.length ? Arrays.copyOf(labels, 2 * i) : labels;
      for (int c = ignored, j = 0; c < width; c++) {
        double v = number(cells.get(c), line, c + 1);
        if (c == labelColumn) {
          labels[i] = v;
        } else {
          rows.add(j++, v);
        }
      }
      rows.endRow();
    }

    private double number(String cell, long line, int column) {
      double v;
      try {
        byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
        v = Decimal.parse(bytes, 0, bytes.length);
      } catch (NumberFormatException e) {
        throw new DataException(
            name
                + ", line "
                + line
                + ", cell "
                + column
                + (cell.isEmpty() ? ": is empty" : ": must be a number, but is '" + cell + "'"));
      }
      if (!Double.isFinite(v)) {
        throw new DataException(
            name + ", line " + line + ", cell " + column + ": must be finite, but is " + cell);
      }
      return v;
    }

    private int labelColumn(long line) {
      int named = header.indexOf(label);
      if (named >= 0) {
        return named;
      }
      return switch (label) {
        case "none" -> -1;
        case "first" -> 0;
        case "last" -> width - 1;
        default -> numbered(line);
      };
    }

    private int numbered(long line) {
      if (label.matches("[0-9]{1,6}")) {
        int number = Integer.parseInt(label);
        if (number >= 1 && number <= width) {
          return number - 1;
        }
      }
      throw new DataException(
          name
              + ", line "
              + line
              + ": the label is in the column first, last, none, 1 to "
              + width
              + (header.isEmpty() ? "" : " or one of the header's names " + header)
              + ", but label = "
              + label);
    }
  }

  private static boolean isNumber(String cell) {
    try {
      byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
      Decimal.parse(bytes, 0, bytes.length);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
