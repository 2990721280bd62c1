package terse.report;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table of a run: a header, then rows as wide. Whatever is wrong is told with its line. */
final class CsvFile {
  private final String place;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> header;
  private final long before; // lines of the file that were read already
  private long line; // of the last row

  /**
   * Reads the header.
   *
   * @param place the file, for messages
   * @param first the columns that it must begin with
   */
  CsvFile(String place, Reader in, List<String> first) throws IOException {
    this(place, in, first, 0);
  }

  /** Reads the header of a table that begins behind so many lines of its file. */
  CsvFile(String place, Reader in, List<String> first, long before) throws IOException {
    this.place = place;
    this.before = before;
    line = before;
    parser =
        CSVParser.builder()
            .setReader(in)
            .setFormat(CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get())
            .get();
    records = parser.iterator();
    header = hasNext() ? next().toList() : List.of();
    if (header.size() < first.size() || !header.subList(0, first.size()).equals(first)) {
      throw new ReportException(
          place
              + (header.isEmpty() ? "" : ", line " + (before + 1))
              + ": must begin with the columns "
              + String.join(",", first)
              + (header.isEmpty() ? ", but is empty" : ", but has " + String.join(",", header)));
    }
  }

  List<String> header() {
    return header;
  }

  /** Hands over every row. */
  void forEach(Consumer<Row> reader) {
    while (hasNext()) {
      CSVRecord cells = next();
      Row row = new Row(cells, line);
      if (cells.size() != header.size()) {
        throw row.error("has " + cells.size() + " cells, but the header " + header.size());
      }
      reader.accept(row);
    }
  }

  private boolean hasNext() {
    try {
      return records.hasNext();
    } catch (UncheckedIOException e) {
      String what =
          e.getCause() instanceof CharacterCodingException
              ? "it is not UTF-8"
              : "its quotes do not match";
      throw new ReportException(place + ", line " + (line + 1) + ": is damaged: " + what, e);
    }
  }

  private CSVRecord next() {
    CSVRecord next = records.next();
    line = before + parser.getCurrentLineNumber();
    return next;
  }

  /** One row. */
  final class Row {
    private final CSVRecord cells;
    private final long line;

    private Row(CSVRecord cells, long line) {
      this.cells = cells;
      this.line = line;
    }

    String text(int column) {
      return cells.get(column);
    }

    /** A number, NaN where the cell is empty. */
    double number(int column) {
      String cell = cells.get(column);
      try {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
      } catch (NumberFormatException e) {
        throw error(header.get(column) + " must be a number, but is '" + cell + "'", e);
      }
    }

    /** A whole number from 0. */
    int index(int column) {
      String cell = cells.get(column);
      try {
        int value = Integer.parseInt(cell);
        if (value >= 0) {
          return value;
        }
        throw error(header.get(column) + " must be at least 0, but is " + cell);
      } catch (NumberFormatException e) {
        throw error(header.get(column) + " must be a whole number, but is '" + cell + "'", e);
      }
    }

    ReportException error(String what) {
      return error(what, null);
    }

    private ReportException error(String what, Throwable cause) {
      return new ReportException(place + ", line " + line + ": " + what, cause);
    }
  }
}
