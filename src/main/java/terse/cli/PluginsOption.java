package terse.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --plugins} of every command that names compressors or methods. */
final class PluginsOption {
  @Option(
      names = "--plugins",
      paramLabel = "PATH",
      description =
          "Jars, folders of jars or folders of classes with compressors and methods of your own;"
              + " else TERSE_PLUGINS.")
  private String places;

  /** What was given. */
  Optional<String> places() {
    return Optional.ofNullable(places);
  }
}
