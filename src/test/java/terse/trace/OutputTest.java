package terse.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
  @TempDir Path folder;

  @Test
  void filesAppearTogetherAndReplaceOldOnes() throws IOException {
    Files.writeString(folder.resolve("a"), "old");
    try (Output output = new Output(folder)) {
      output.add("a", out -> out.write("new"));
      output.add("b", out -> out.write("b"));
      assertThat(folder.resolve("a")).hasContent("old");
      assertThat(folder.resolve("b")).doesNotExist();
      output.commit();
    }
    assertThat(names()).containsExactlyInAnyOrder("a", "b");
    assertThat(folder.resolve("a")).hasContent("new");
  }

  @Test
  void aFailureLeavesTheFolderAsItWas() throws IOException {
    Files.writeString(folder.resolve("a"), "old");
    try (Output output = new Output(folder)) {
      output.add("a", out -> out.write("new"));
      assertThatThrownBy(
              () ->
                  output.add(
                      "b",
                      out -> {
                        out.write("half");
                        out.flush();
                        throw new IOException("No space left on device");
                      }))
          .isInstanceOf(OutputException.class)
          .hasMessage(folder.resolve("b") + " cannot be written: No space left on device");
    }
    assertThat(names()).containsExactly("a");
    assertThat(folder.resolve("a")).hasContent("old");
  }

  @Test
  void whatIsWithdrawnIsRemovedWithTheOthersPlaced() throws IOException {
    Files.writeString(folder.resolve("old"), "old");
    try (Output output = new Output(folder)) {
      output.add("a", out -> out.write("new"));
      output.withdraw("old");
      output.withdraw("never there");
      assertThat(folder.resolve("old")).exists();
      output.commit();
    }
    assertThat(names()).containsExactly("a");
  }

  @Test
  void whatCannotBeRemovedIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("old/below"));
    try (Output output = new Output(folder)) {
      output.withdraw("old");
      assertThatThrownBy(output::commit)
          .isInstanceOf(OutputException.class)
          .hasMessageStartingWith(folder.resolve("old") + " cannot be removed: ");
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsRefusedAndNothingIsLeft() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> Output.prepare(folder.resolve("file")))
        .isInstanceOf(OutputException.class)
        .hasMessage(folder.resolve("file") + " is a file, not a folder to write into");
    assertThatThrownBy(() -> Output.prepare(folder.resolve("file/below")))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("cannot be written to");
    assertThat(names()).containsExactly("file");
  }

  @Test
  void preparingMakesTheFolder() throws IOException {
    Output.prepare(folder.resolve("x/y"));
    assertThat(folder.resolve("x/y")).isEmptyDirectory();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
