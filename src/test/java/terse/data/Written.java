package terse.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;

/** Small files that tests write, and sources that read them. */
final class Written {
  private Written() {}

  static Path text(Path folder, String name, String content) {
    return bytes(folder, name, content.getBytes(StandardCharsets.UTF_8));
  }

  static Path bytes(Path folder, String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(String content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static DataFolders in(Path folder) {
    return new DataFolders(folder, List.of());
  }

  static DataSource libsvm(String file, int features) {
    return new DataSource(
        Optional.empty(),
        Optional.of(file),
        Optional.of(DataSource.Format.LIBSVM),
        features > 0 ? OptionalInt.of(features) : OptionalInt.empty(),
        "last",
        DataSource.Delimiter.COMMA,
        Optional.empty());
  }

  static DataSource csv(String file, String label, DataSource.Delimiter delimiter) {
    return new DataSource(
        Optional.empty(),
        Optional.of(file),
        Optional.of(DataSource.Format.CSV),
        OptionalInt.empty(),
        label,
        delimiter,
        Optional.empty());
  }

  /** The entries of a data set, row by row. */
  static double[][] entries(Rows rows) {
    double[][] a = new double[rows.count()][rows.columns()];
    for (int i = 0; i < a.length; i++) {
      rows.copyRow(i, a[i]);
    }
    return a;
  }

  /** A data set of these rows, the last number of each being its label. */
  static DataSet set(double[]... rows) {
    RowsBuilder builder = new RowsBuilder();
    double[] labels = new double[rows.length];
    int columns = rows[0].length - 1;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns; j++) {
        builder.add(j, rows[i][j]);
      }
      builder.endRow();
      labels[i] = rows[i][columns];
    }
    return new DataSet("test", builder.build(columns), labels);
  }
}
