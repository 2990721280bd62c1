package terse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputTest {
  @TempDir Path folder;

  private DataSet read(String name) {
    return Written.libsvm(name, 0).read(Written.in(folder));
  }

  @Test
  void readsPlainAndGzippedFilesAlikeWhateverTheirName() {
    String rows = "1 1:2\n-1 2:3\n";
    Written.text(folder, "plain", rows);
    Written.bytes(folder, "packed.gz", Written.gzip(rows));
    Written.bytes(folder, "packed-too", Written.gzip(rows));
    for (String name : new String[] {"plain", "packed.gz", "packed-too"}) {
      assertThat(Written.entries(read(name).rows())).isDeepEqualTo(new double[][] {{2, 0}, {0, 3}});
    }
  }

  @Test
  void refusesAMissingFile() {
    assertThatThrownBy(() -> read("nowhere"))
        .isInstanceOf(DataException.class)
        .hasMessage(folder.resolve("nowhere") + ": there is no such file");
  }

  @Test
  void refusesAFolder() {
    assertThatThrownBy(() -> read("."))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith(": is a folder, not a file");
  }

  @Test
  void refusesATruncatedGzip() {
    byte[] whole = Written.gzip("1 1:2 2:3 3:4 4:5\n-1 2:3\n".repeat(1000));
    for (int length : new int[] {3, 12, whole.length / 2, whole.length - 1}) {
      Written.bytes(folder, "cut.gz", Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> read("cut.gz"))
          .as("%s bytes", length)
          .isInstanceOf(DataException.class)
          .hasMessage(folder.resolve("cut.gz") + ": is cut short: its content ends too early");
    }
  }

  @Test
  void refusesADamagedGzip() {
    byte[] packed = Written.gzip("1 1:2\n".repeat(1000));
    packed[packed.length - 6] ^= 1;
    Written.bytes(folder, "damaged.gz", packed);
    assertThatThrownBy(() -> read("damaged.gz"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(folder.resolve("damaged.gz") + ": is damaged: ");
  }

  @Test
  void refusesATextNamedGz() {
    Written.text(folder, "text.gz", "1 1:2\n");
    assertThatThrownBy(() -> read("text.gz"))
        .isInstanceOf(DataException.class)
        .hasMessage(folder.resolve("text.gz") + ": is named .gz, but its content is not gzip");
  }

  @Test
  void refusesContentOtherThanThePublishedOne() {
    Path file = Written.text(folder, "rows", "abc");
    String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    int length = Input.read(file, abc, (name, in) -> in.readAllBytes().length);
    assertThat(length).isEqualTo(3);
    String other = abc.replace('b', 'c');
    assertThatThrownBy(() -> Input.read(file, other, (name, in) -> in.read()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            file + ": its content has the SHA-256 " + abc + ", but the published set " + other);
  }

  @Test
  void findsRelativeFilesBelowTheExperimentThenBelowTheDataFolders() {
    DataFolders folders = new DataFolders(folder.resolve("configs"), List.of(folder));
    Written.text(folder, "ids", "0\n");
    assertThat(folders.file("ids")).isEqualTo(folder.resolve("ids"));
    assertThat(folders.file("other")).isEqualTo(folder.resolve("configs").resolve("other"));
  }
}
