package terse.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file of a named set: where it is looked for, and what is there.
 *
 * @param name its name, without {@code .gz}
 * @param searched every place where it would be found, in the order of search
 * @param path the first of them where it is; empty where it is at none
 * @param content how its content is to the published one; empty where there is no file
 */
public record FoundFile(
    String name, List<Path> searched, Optional<Path> path, Optional<Content> content) {
  /** How a file's content is to what was published. */
  public enum Content {
    /** It has the published SHA-256. */
    RIGHT,
    /** It has another SHA-256, or cannot be read. */
    WRONG,
    /** The published SHA-256 is not known here. */
    UNCHECKED
  }

  static Content check(Path path, String sha256) {
    try {
      Input.read(path, sha256, (name, in) -> name);
      return sha256.isEmpty() ? Content.UNCHECKED : Content.RIGHT;
    } catch (DataException e) {
      return Content.WRONG;
    }
  }
}
