package terse.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The data sets that experiments call by name.
 *
 * <p>The bundled ones are part of Terse. The others are looked for below the data folders, plain or
 * gzipped, in a folder of the set's name (a file that is itself named like the set also beside it),
 * and are held to the SHA-256 of their unpacked content where the published one is known.
 */
public final class NamedSets {
  private static final CsvReader PLAIN = new CsvReader(',', 0, "last");
  private static final CsvReader ONE_HEADER_LINE = new CsvReader(',', 1, "last");
  private static final CsvReader TWO_HEADER_LINES = new CsvReader(',', 2, "last");

  private static final Map<String, NamedSet> SETS = sets();

  private NamedSets() {}

  /** What is known of a set. */
  public record Description(String name, boolean bundled, String about, String origin) {}

  /** All named sets, the bundled ones first. */
  public static List<Description> all() {
    return SETS.values().stream().map(NamedSet::description).toList();
  }

  /** The files of the set of this name, which must be one of {@link #all()}; none if bundled. */
  public static List<FoundFile> whereabouts(String name, DataFolders folders) {
    return SETS.get(name).whereabouts(folders);
  }

  /**
   * Reads a set.
   *
   * @throws DataException where no set has this name, its file is not found or does not have the
   *     published content
   */
  public static DataSet load(String name, DataFolders folders) {
    NamedSet set = SETS.get(name);
    if (set == null) {
      throw new DataException(
          "no data set is named '" + name + "'; known are " + String.join(", ", SETS.keySet()));
    }
    return set.loader().load(folders);
  }

  private static Map<String, NamedSet> sets() {
    List<NamedSet> sets =
        List.of(
            NamedSet.bundled(
                "breast-cancer",
                "569 rows, 30 features, two classes (Breast Cancer Wisconsin, diagnostic)",
                NamedSet.csvResource(
                    "breast-cancer",
                    "breast_cancer.csv.gz",
                    "fed3eb72d0575ef6192293f5093c6e801b1476b577d0386bf4455504522172ed",
                    ONE_HEADER_LINE)),
            NamedSet.bundled(
                "diabetes",
                "442 rows, 10 features, a real target (Efron et al., Annals of Statistics 2004)",
                folders -> NamedSet.diabetes()),
            NamedSet.bundled(
                "digits",
                "1797 images of 8 x 8 pixels from 0 to 16, ten classes (UCI optical digits)",
                NamedSet.csvResource(
                    "digits",
                    "digits.csv.gz",
                    "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8",
                    PLAIN)),
            NamedSet.bundled(
                "boston",
                "506 rows, 13 features, a real target (Harrison and Rubinfeld, 1978)",
                NamedSet.csvResource(
                    "boston",
                    "boston_house_prices.csv.gz",
                    "d98212636026544fc9b9c0f372e5f819872e6fa6fa757ab025efdda22180f2d6",
                    TWO_HEADER_LINES)),
            NamedSet.libsvm(
                "a9a",
                123,
                "32561 rows, 123 features that are 0 or 1, two classes (Adult)",
                "f5d5ffd8d865ff41328e7ee043e4b020816914ff6843ff15b98905ddbedce906"),
            NamedSet.libsvm(
                "w8a",
                300,
                "49749 rows, 300 features that are 0 or 1, two classes (Web)",
                "6a9fa8fd5f524303240a5db07d4b3d4a51e8b7b4b20a914105d8e3e8c81640f2"),
            NamedSet.libsvm(
                "phishing",
                68,
                "11055 rows of norm 1, 68 features, two classes (Phishing Websites)",
                "0cf66ef36604c393da9359b2e5d894a2df8aee31fd184633cefa138add2ef08a"),
            NamedSet.libsvm(
                "mushrooms",
                112,
                "8124 rows, 112 features that are 0 or 1, two classes (Mushroom)",
                "f39a4eb628dc61a7d43760815b061c9e497aa728ce1ad8bde57a09ef6043b538"),
            NamedSet.idx(
                "mnist",
                "60000 images of 28 x 28 pixels in [0, 1], ten classes",
                "from its authors' page: train-images-idx3-ubyte and train-labels-idx1-ubyte",
                "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            NamedSet.idx(
                "fashion-mnist",
                "60000 images of 28 x 28 pixels in [0, 1], ten classes of clothing",
                "from its authors' repository: train-images-idx3-ubyte and train-labels-idx1-ubyte",
                "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
                "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
            NamedSet.cifar10(),
            NamedSet.table(
                "quantum",
                "phy_train.dat",
                78,
                new CsvReader('\t', 0, 1, "2"),
                "50000 rows, 78 features as published (missing values are 999 and 9999), two classes",
                "from the KDD Cup 2004 page: phy_train.dat"),
            NamedSet.table(
                "superconduct",
                "train.csv",
                81,
                new CsvReader(',', 1, "last"),
                "21263 rows, 81 features, a real target (critical temperature)",
                "from the UCI repository, Superconductivty Data: train.csv"));
    Map<String, NamedSet> byName = new LinkedHashMap<>();
    sets.forEach(set -> byName.put(set.description().name(), set));
    return byName;
  }
}
