package terse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.testing.Shared;

class NamedSetsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "breast-cancer, 569, 30, 2",
    "digits, 1797, 64, 10",
    "diabetes, 442, 10, 214",
    "boston, 506, 13, 229"
  })
  void bundledSetsAlwaysWork(String name, int rows, int columns, int labels) {
    DataSet set = NamedSets.load(name, Written.in(folder));
    assertThat(set.name()).isEqualTo(name);
    assertThat(set.size()).isEqualTo(rows);
    assertThat(set.columns()).isEqualTo(columns);
    assertThat(set.distinctLabels()).hasSize(labels);
  }

  @Test
  void bundledSetsHaveTheirPublishedNumbers() {
    DataSet cancer = NamedSets.load("breast-cancer", Written.in(folder));
    assertThat(Arrays.stream(cancer.labels()).sum()).isEqualTo(357);
    assertThat(Written.entries(cancer.rows())[0][2]).isEqualTo(122.8);
    DataSet diabetes = NamedSets.load("diabetes", Written.in(folder));
    assertThat(Arrays.stream(diabetes.labels()).average().orElseThrow())
        .isEqualTo(152.13348416289594);
    assertThat(Written.entries(diabetes.rows())[0])
        .containsExactly(59, 2, 32.1, 101, 157, 93.2, 38, 4, 4.8598, 87);
    DataSet boston = NamedSets.load("boston", Written.in(folder));
    assertThat(boston.label(0)).isEqualTo(24);
    assertThat(Written.entries(boston.rows())[0][12]).isEqualTo(4.98);
    DataSet digits = NamedSets.load("digits", Written.in(folder));
    assertThat(Arrays.stream(digits.labels()).filter(l -> l == 3).count()).isEqualTo(183);
  }

  @ParameterizedTest
  @CsvSource({
    "a9a, a9a/a9a.gz, 32561, 123, -1, 1, 7841",
    "phishing, phishing/phishing.gz, 11055, 68, 0, 1, 6157",
    "mushrooms, mushrooms/mushrooms.gz, 8124, 112, 1, 2, 4208"
  })
  void publishedSetsAreFoundBelowTheDataFolder(
      String name, String file, int rows, int columns, double low, double high, int highs) {
    Path shared = Shared.dataOrSkip(file).getParent().getParent();
    DataSet set = NamedSets.load(name, new DataFolders(folder, List.of(folder, shared)));
    assertThat(set.size()).isEqualTo(rows);
    assertThat(set.columns()).isEqualTo(columns);
    assertThat(set.distinctLabels()).containsExactly(low, high);
    assertThat(Arrays.stream(set.labels()).filter(l -> l == high).count()).isEqualTo(highs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mnist", "fashion-mnist"})
  void imagesAreRead(String name) {
    Path shared = Shared.dataOrSkip(name + "/train-images-idx3-ubyte.gz").getParent().getParent();
    DataSet set = NamedSets.load(name, new DataFolders(folder, List.of(shared)));
    assertThat(set.size()).isEqualTo(60000);
    assertThat(set.columns()).isEqualTo(784);
    assertThat(set.distinctLabels()).hasSize(10);
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    assertThatThrownBy(() -> NamedSets.load("a9b", Written.in(folder)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("no data set is named 'a9b'; known are breast-cancer, diabetes, ");
  }

  @Test
  void aMissingSetSaysWhereItWasLookedForAndHowToGetIt() {
    assertThatThrownBy(() -> NamedSets.load("w8a", new DataFolders(folder, List.of(folder))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("the data set w8a is not bundled")
        .hasMessageContaining(folder.resolve("w8a").resolve("w8a.gz").toString())
        .hasMessageContaining("from the LIBSVM data page: w8a")
        .hasMessageContaining("--data-dir or TERSE_DATA");
    assertThatThrownBy(() -> NamedSets.load("w8a", Written.in(folder)))
        .hasMessageContaining("no data folder is given");
  }

  @Test
  void aSetWithOtherContentIsRefused() {
    Written.text(folder, "a9a", "1 1:1\n-1 2:1\n");
    assertThatThrownBy(() -> NamedSets.load("a9a", new DataFolders(folder, List.of(folder))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("its content has the SHA-256")
        .hasMessageContaining("f5d5ffd8d865ff41328e7ee043e4b020816914ff6843ff15b98905ddbedce906");
  }
}
