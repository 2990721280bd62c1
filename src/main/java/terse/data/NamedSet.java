package terse.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import terse.data.NamedSets.Description;

/**
 * A named set: what is known of it, and how it is found and read.
 *
 * @param files that it is read from, below a data folder; none for a bundled set
 */
record NamedSet(Description description, List<Needed> files, Loader loader) {
  /**
   * A file of a set.
   *
   * @param sha256 of its unpacked content; empty where it is not known
   */
  record Needed(String name, String sha256) {}

  private static final String IDX_IMAGES = "train-images-idx3-ubyte";
  private static final String IDX_LABELS = "train-labels-idx1-ubyte";
  private static final String CIFAR_BATCH = "data_batch_1.bin";

  /** Reads a set's examples. */
  interface Loader {
    DataSet load(DataFolders folders);
  }

  static NamedSet bundled(String name, String about, Loader loader) {
    return new NamedSet(
        new Description(name, true, about, "bundled with Terse"), List.of(), loader);
  }

  static Loader csvResource(String name, String file, String sha256, CsvReader reader) {
    return folders -> resource(name, file, sha256, reader);
  }

  private static DataSet resource(String name, String file, String sha256, CsvReader reader) {
    return Input.resource(
        "/terse/data/" + file, sha256, (path, in) -> reader.read(path, in, 0).named(name));
  }

  static DataSet diabetes() {
    DataSet features =
        resource(
            "diabetes",
            "diabetes_data_raw.csv.gz",
            "ec2683754c379fdffc39f53922c475eff67e2fb9c94c7c27207b7c4371d51726",
            new CsvReader(' ', 0, "none"));
    DataSet target =
        resource(
            "diabetes",
            "diabetes_target.csv.gz",
            "244713a551f62a291a354212d8a048adec6cb1244b2bc44e66a0698f5006d26d",
            new CsvReader(' ', 0, "none"));
    double[] labels = new double[target.size()];
    for (int i = 0; i < labels.length; i++) {
      double[] cell = new double[1];
      target.rows().copyRow(i, cell);
      labels[i] = cell[0];
    }
    return features.withLabels(labels);
  }

  static NamedSet libsvm(String name, int features, String about, String sha256) {
    Description description =
        new Description(name, false, about, "from the LIBSVM data page: " + name);
    return new NamedSet(
        description,
        List.of(new Needed(name, sha256)),
        folders ->
            Input.read(
                locate(description, name, folders),
                sha256,
                (file, in) -> LibsvmReader.read(file, in, features).named(name)));
  }

  static NamedSet idx(
      String name, String about, String origin, String imagesSha, String labelsSha) {
    Description description = new Description(name, false, about, origin);
    return new NamedSet(
        description,
        List.of(new Needed(IDX_IMAGES, imagesSha), new Needed(IDX_LABELS, labelsSha)),
        folders -> {
          Path images = locate(description, IDX_IMAGES, folders);
          Path labels = locate(description, IDX_LABELS, folders);
          return new DataSet(
              name,
              Input.read(images, imagesSha, ImageReader::idxImages),
              Input.read(labels, labelsSha, ImageReader::idxLabels));
        });
  }

  static NamedSet table(
      String name, String file, int features, CsvReader reader, String about, String origin) {
    Description description = new Description(name, false, about, origin);
    return new NamedSet(
        description,
        List.of(new Needed(file, "")),
        folders ->
            Input.read(
                locate(description, file, folders),
                (path, in) -> reader.read(path, in, features).named(name)));
  }

  static NamedSet cifar10() {
    Description description =
        new Description(
            "cifar10",
            false,
            "images of 3 x 32 x 32 pixels in [0, 1], ten classes: the batches that are there",
            "from its authors' page, binary version: data_batch_1.bin to data_batch_5.bin");
    return new NamedSet(
        description,
        List.of(new Needed(CIFAR_BATCH, "")),
        folders -> cifar10(description, folders));
  }

  private static DataSet cifar10(Description description, DataFolders folders) {
    RowsBuilder rows = new RowsBuilder();
    List<Double> labels = new ArrayList<>();
    Optional<Path> batch = Optional.of(locate(description, CIFAR_BATCH, folders));
    for (int number = 2; batch.isPresent(); number++) {
      Input.read(
          batch.get(),
          (file, in) -> {
            ImageReader.cifar(file, in, rows, labels);
            return file;
          });
      batch = folders.find(candidates("cifar10", "data_batch_" + number + ".bin"));
    }
    double[] values = labels.stream().mapToDouble(Double::doubleValue).toArray();
    return new DataSet("cifar10", rows.build(rows.columnsSeen()), values);
  }

  /**
   * The file in a folder of the set's name, or, where it is named like the set, beside it; gzipped
   * or plain.
   */
  private static List<String> candidates(String set, String file) {
    String inside = set + "/" + file;
    return set.equals(file)
        ? List.of(inside + ".gz", inside, file + ".gz", file)
        : List.of(inside + ".gz", inside);
  }

  /** Where its files are looked for, and what is there. */
  List<FoundFile> whereabouts(DataFolders folders) {
    return files.stream()
        .map(
            file -> {
              List<String> names = candidates(description.name(), file.name());
              Optional<Path> found = folders.find(names);
              return new FoundFile(
                  file.name(),
                  folders.places(names),
                  found,
                  found.map(path -> FoundFile.check(path, file.sha256())));
            })
        .toList();
  }

  private static Path locate(Description set, String file, DataFolders folders) {
    List<String> names = candidates(set.name(), file);
    return folders.find(names).orElseThrow(() -> notFound(set, folders.places(names)));
  }

  private static MissingDataException notFound(Description set, List<Path> places) {
    String searched =
        places.isEmpty()
            ? "no data folder is given"
            : "there is none of "
                + places.stream().map(Path::toString).collect(Collectors.joining(", "));
    return new MissingDataException(
        "the data set "
            + set.name()
            + " is not bundled, and "
            + searched
            + "; get it "
            + set.origin()
            + ", and put it into a data folder (--data-dir or TERSE_DATA)");
  }
}
