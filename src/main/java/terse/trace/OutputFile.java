package terse.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * One file that a user names: it appears whole or not at all, at the end of the links that lead to
 * it. A pipe or a device is never replaced but written to.
 */
public final class OutputFile {
  private final Path named;
  private final Path place;
  private final boolean stream;

  private OutputFile(Path named, Path place, boolean stream) {
    this.named = named;
    this.place = place;
    this.stream = stream;
  }

  /**
   * The file of this name; makes the folder that it is in.
   *
   * @throws OutputException where it cannot be written, as far as can be told beforehand
   */
  public static OutputFile of(Path named) {
    Path absolute = named.toAbsolutePath().normalize();
    if (named.toString().isEmpty() || Files.isDirectory(absolute)) {
      throw new OutputException("'" + named + "' is a folder, not a file to write into");
    }
    try {
      if (isStream(absolute)) {
        return new OutputFile(named, absolute, true);
      }
      Path place = Files.exists(absolute) ? absolute.toRealPath() : absolute;
      Output.prepare(place.getParent());
      return new OutputFile(named, place, false);
    } catch (IOException e) {
      throw new OutputException(named + " cannot be written: " + Output.reason(e), e);
    }
  }

  /** Whether it is a pipe, a device, or a file that this process has open, such as /dev/stdout. */
  private static boolean isStream(Path path) throws IOException {
    if (!Files.exists(path)) {
      return false;
    }
    return Files.readAttributes(path, BasicFileAttributes.class).isOther()
        || path.startsWith("/dev")
        || path.startsWith("/proc");
  }

  /**
   * Writes all of it, in UTF-8.
   *
   * @throws OutputException where it cannot be written
   */
  public void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes all of it.
   *
   * @throws OutputException where it cannot be written
   */
  public void write(byte[] bytes) {
    if (!stream) {
      try (Output output = new Output(place.getParent())) {
        output.add(place.getFileName().toString(), bytes);
        output.commit();
      }
      return;
    }
    try {
      Files.write(place, bytes, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new OutputException(named + " cannot be written: " + Output.reason(e), e);
    }
  }
}
