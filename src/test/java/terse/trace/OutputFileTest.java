package terse.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @TempDir Path folder;

  @Test
  void aFileAppearsInItsFolderOrReplacesAnOldOne() throws IOException {
    Path file = folder.resolve("x/y/file.json");
    OutputFile.of(file).write("one");
    assertThat(file).hasContent("one");
    OutputFile.of(file).write("two");
    assertThat(file).hasContent("two");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aLinkIsFollowedAndStays() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    OutputFile.of(link).write("new");
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(target).hasContent("new");
  }

  /** What a pipe or a device is, is not replaced by a file. */
  @Test
  @Timeout(60)
  void aPipeIsWrittenTo() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(made("mkfifo", pipe.toString()), "no mkfifo here");
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    OutputFile.of(pipe).write("through");
    assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo("through");
    assertThat(Files.isRegularFile(pipe, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  @Timeout(60)
  void aPipeThatNobodyReadsIsAnError() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(made("mkfifo", pipe.toString()), "no mkfifo here");
    CompletableFuture<Void> closed =
        CompletableFuture.runAsync(
            () -> {
              try {
                Files.newInputStream(pipe).close();
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    OutputFile file = OutputFile.of(pipe);
    assertThatThrownBy(() -> file.write("x".repeat(1 << 20))) // more than a pipe holds
        .isInstanceOf(OutputException.class)
        .hasMessage(pipe + " cannot be written: Broken pipe");
    closed.get(30, TimeUnit.SECONDS);
  }

  @Test
  void aFolderIsRefusedBeforehand() {
    assertThatThrownBy(() -> OutputFile.of(folder))
        .isInstanceOf(OutputException.class)
        .hasMessage("'" + folder + "' is a folder, not a file to write into");
    assertThatThrownBy(() -> OutputFile.of(Path.of("")))
        .isInstanceOf(OutputException.class)
        .hasMessage("'' is a folder, not a file to write into");
  }

  private static boolean made(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
