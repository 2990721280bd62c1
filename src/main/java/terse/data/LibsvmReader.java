package terse.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the LIBSVM format: a row is {@code label index:value index:value ...}, indices from 1 on,
 * ascending; what is not written is 0; {@code #} starts a comment.
 *
 * <p>Works on bytes, in one pass. Every error says file, line, column, rule and value.
 */
final class LibsvmReader {
  /** Without a declared number of features, an index above this is taken for a mistake. */
  static final int HIGHEST_UNDECLARED = 10_000_000;

  private static final int END = -1;

  private final String name;
  private final InputStream in;
  private final int features;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private int line = 1;
  private int column;
  private int current;
  private byte[] token = new byte[64];
  private int tokenColumn;
  private int length;
  private final RowsBuilder rows = new RowsBuilder();
  private double[] labels = new double[1024];

  private LibsvmReader(String name, InputStream in, int features) {
    this.name = name;
    this.in = in;
    this.features = features;
  }

  /** Reads all rows. {@code features} is the number of columns; 0 takes the highest index. */
  static DataSet read(String name, InputStream in, int features) throws IOException {
    return new LibsvmReader(name, in, features).read();
  }

  private DataSet read() throws IOException {
    advance();
    while (current != END) {
      skipBlanks();
      if (current == '#') {
        skipComment();
      } else if (current == '\n') {
        advance();
      } else if (current != END) {
        row();
      }
    }
    if (rows.rows() == 0) {
      throw new DataException(name + ": has no row");
    }
    int columns = features > 0 ? features : rows.columnsSeen();
    if (columns == 0) {
      throw new DataException(name + ": has no feature in any row");
    }
    return new DataSet(name, rows.build(columns), Arrays.copyOf(labels, rows.rows()));
  }

  private void row() throws IOException {
    readToken();
    double label = number("label", 0, length);
    int previous = 0;
    skipBlanks();
    while (current != '\n' && current != END && current != '#') {
      readToken();
      previous = pair(previous);
      skipBlanks();
    }
    if (current == '#') {
      skipComment();
    }
    int i = rows.rows();
    if (i == labels.length) {
      labels = Arrays.copyOf(labels, 2 * i);
    }
    labels[i] = label;
    rows.endRow();
    if (current == '\n') {
      advance();
    }
  }

  private int pair(int previous) {
    int colon = 0;
    while (colon < length && token[colon] != ':') {
      colon++;
    }
    if (colon == length || colon == 0 || colon == length - 1) {
      throw error("a feature is written index:value, but here is '" + text(0, length) + "'");
    }
    int index = index(colon);
    if (index <= previous) {
      throw error(
          index == previous
              ? "an index may come once in a row, but " + index + " comes twice"
              : "indices must ascend, but " + index + " follows " + previous);
    }
    rows.add(index - 1, number("value of feature " + index, colon + 1, length));
    return index;
  }

  private int index(int to) {
    long index = 0;
    boolean digits = true;
    for (int i = 0; i < to; i++) {
      int digit = token[i] - '0';
      digits &= digit >= 0 && digit <= 9;
      index = Math.min(10 * index + digit, Integer.MAX_VALUE);
    }
    if (!digits || index == 0) {
      throw error("an index is a whole number from 1 on, but here is '" + text(0, to) + "'");
    }
    if (features > 0 && index > features) {
      throw error("indices go up to features = " + features + ", but here is " + text(0, to));
    }
    if (features == 0 && index > HIGHEST_UNDECLARED) {
      throw error(
          "without a declared number of features indices go up to "
              + HIGHEST_UNDECLARED
              + ", but here is "
              + text(0, to));
    }
    return (int) index;
  }

  private double number(String what, int from, int to) {
    double v;
    try {
      v = Decimal.parse(token, from, to);
    } catch (NumberFormatException e) {
      throw error("the " + what + " must be a number, but is '" + text(from, to) + "'");
    }
    if (!Double.isFinite(v)) {
      throw error("the " + what + " must be finite, but is " + text(from, to));
    }
    return v;
  }

  private void readToken() throws IOException {
    length = 0;
    tokenColumn = column;
    while (current > ' ' && current != '#') {
      if (length == token.length) {
        token = Arrays.copyOf(token, 2 * length);
      }
      token[length++] = (byte) current;
      advance();
    }
    if (length == 0) {
      throw error("a row is text, but here is the byte " + current);
    }
  }

  private void skipBlanks() throws IOException {
    while (current == ' ' || current == '\t' || current == '\r') {
      advance();
    }
  }

  private void skipComment() throws IOException {
    while (current != '\n' && current != END) {
      advance();
    }
  }

  private void advance() throws IOException {
    if (current == '\n') {
      line++;
      column = 0;
    }
    column++;
    if (position == limit) {
      limit = in.read(buffer, 0, buffer.length);
      position = 0;
      if (limit <= 0) {
        limit = 0;
        current = END;
        return;
      }
    }
    current = buffer[position++] & 0xff;
  }

  private DataException error(String rule) {
    return new DataException(name + ", line " + line + ", column " + tokenColumn + ": " + rule);
  }

  private String text(int from, int to) {
    int end = Math.min(to, from + 40);
    String shown = new String(token, from, end - from, StandardCharsets.ISO_8859_1);
    return end < to ? shown + "..." : shown;
  }
}
