package terse.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClustersTest {
  @Test
  void aMissingFileSaysWhatItIsAndWhereToGetIt(@TempDir Path folder) {
    DataSet data = DataSource.of("diabetes").read(new DataFolders(folder, List.of()));
    DataFolders nowhere = new DataFolders(folder, List.of());
    assertThatThrownBy(() -> new Clusters("ids.txt", true).assign(data, 3, 0, nowhere))
        .isInstanceOf(MissingDataException.class)
        .hasMessage(
            folder.resolve("ids.txt")
                + ": there is no such file, which has a worker's number for each row of diabetes; the"
                + " MCM authors' repository has those of their sets: put it into a data folder"
                + " (--data-dir or TERSE_DATA) or beside the experiment");
  }
}
