package terse.data;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import terse.config.Key;

/**
 * Where an experiment's examples come from: a named set, or a file. In YAML {@code data: a9a} is
 * short for {@code data: {name: a9a}}.
 */
public record DataSource(
    @Key("a named data set, see terse list") Optional<String> name,
    @Key("a file, plain or gzipped, in place of a name") Optional<String> file,
    @Key("the file's format: libsvm or csv; by default told by its name") Optional<Format> format,
    @Key("number of feature columns; by default as many as there are") OptionalInt features,
    @Key(
            value = "csv: the label's column: first, last, a number from 1 on, or a header's name",
            orElse = "last")
        String label,
    @Key(value = "csv: what stands between cells: comma, semicolon, tab or blank", orElse = "comma")
        Delimiter delimiter,
    @Key("csv: whether the first line names the columns; by default told by its cells")
        Optional<Boolean> header) {

  /** How a file is written. */
  public enum Format {
    LIBSVM,
    CSV
  }

  /** What stands between the cells of a CSV file. */
  public enum Delimiter {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t'),
    BLANK(' ');

    private final char sign;

    Delimiter(char sign) {
      this.sign = sign;
    }
  }

  public DataSource {
    if (name.isPresent() == file.isPresent()) {
      throw new IllegalArgumentException(
          "data is either a named set or a file, but "
              + (name.isPresent() ? "both are given" : "neither is given"));
    }
    if (features.isPresent() && features.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "data needs features >= 1, but features = " + features.getAsInt());
    }
  }

  /** The set with this name. */
  public static DataSource of(String name) {
    return new DataSource(
        Optional.of(name),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        "last",
        Delimiter.COMMA,
        Optional.empty());
  }

  /**
   * Reads all examples.
   *
   * @throws DataException where the file is missing, damaged or wrong
   */
  public DataSet read(DataFolders folders) {
    if (name.isPresent()) {
      return NamedSets.load(name.get(), folders);
    }
    Path path = folders.file(file.get());
    int columns = features.orElse(0);
    if (formatOf(path) == Format.LIBSVM) {
      return Input.read(path, (file, in) -> LibsvmReader.read(file, in, columns));
    }
    int headerLines = header.map(yes -> yes ? 1 : 0).orElse(CsvReader.DETECT_HEADER);
    CsvReader reader = new CsvReader(delimiter.sign, headerLines, label);
    return Input.read(path, (file, in) -> reader.read(file, in, columns));
  }

  private Format formatOf(Path path) {
    String file = path.toString();
    return format.orElse(
        file.endsWith(".csv") || file.endsWith(".csv.gz") ? Format.CSV : Format.LIBSVM);
  }
}
