package terse.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of real data sets that are too big for the repository: the system property {@code
 * terse.data}, else the environment variable {@code TERSE_DATA}, else {@code ../shared/data}.
 */
public final class Shared {
  private Shared() {}

  /** The data folder; it need not exist. */
  public static Path dataFolder() {
    return Stream.of(System.getProperty("terse.data"), System.getenv("TERSE_DATA"))
        .flatMap(folder -> Optional.ofNullable(folder).stream())
        .filter(folder -> !folder.isBlank())
        .findFirst()
        .map(Path::of)
        .orElse(Path.of("..", "shared", "data"))
        .toAbsolutePath()
        .normalize();
  }

  /** The file below the data folder; where it is absent the calling test is skipped, by name. */
  public static Path dataOrSkip(String relative) {
    Path file = dataFolder().resolve(relative);
    assumeTrue(Files.exists(file), () -> "data file not found: " + file);
    return file;
  }
}
