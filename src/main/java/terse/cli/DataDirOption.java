package terse.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --data-dir} of every command that reads data sets. */
final class DataDirOption {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where data sets are; else TERSE_DATA, else the user's cache.")
  private Path folder;

  /** What was given. */
  Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }
}
