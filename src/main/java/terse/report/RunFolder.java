package terse.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The files that a run left, or is about to leave, in a folder. */
public final class RunFolder {
  /** What a reader does with a file. */
  @FunctionalInterface
  interface Reading<T> {
    T of(BufferedReader in) throws IOException;
  }

  private final Path folder;
  private final Function<String, Optional<Path>> whereabouts;

  private RunFolder(Path folder, Function<String, Optional<Path>> whereabouts) {
    this.folder = folder;
    this.whereabouts = whereabouts;
  }

  /**
   * A folder that {@code terse run} wrote.
   *
   * @throws ReportException where there is no such folder
   */
  public static RunFolder at(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ReportException(
          folder
              + (Files.exists(folder) ? ": is a file" : ": there is no such folder")
              + "; give folders that terse run wrote");
    }
    return new RunFolder(folder, file -> Optional.of(folder.resolve(file)).filter(Files::exists));
  }

  /**
   * A folder whose files are elsewhere until all are written.
   *
   * @param whereabouts where the file of this name is; empty where there is none
   */
  public static RunFolder pending(Path folder, Function<String, Optional<Path>> whereabouts) {
    return new RunFolder(folder, whereabouts);
  }

  /** The folder, as the user named it. */
  Path path() {
    return folder;
  }

  /** The place of a file, for messages. */
  String place(String file) {
    return folder.resolve(file).toString();
  }

  boolean has(String file) {
    return whereabouts.apply(file).isPresent();
  }

  /**
   * Reads a file.
   *
   * @throws ReportException where it is missing or cannot be read
   */
  <T> T read(String file, Reading<T> reading) {
    Path there =
        whereabouts
            .apply(file)
            .orElseThrow(
                () ->
                    new ReportException(
                        place(file)
                            + ": there is no such file, so "
                            + folder
                            + " is no whole run of terse"));
    try (BufferedReader in = Files.newBufferedReader(there, StandardCharsets.UTF_8)) {
      return reading.of(in);
    } catch (CharacterCodingException e) {
      throw new ReportException(place(file) + ": is damaged: it is not UTF-8", e);
    } catch (IOException e) {
      throw new ReportException(place(file) + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The curves of all runs, in the order of the file.
   *
   * @throws ReportException where they are missing or damaged
   */
  public List<Curve> curves() {
    return read(CurvesFile.NAME, in -> CurvesFile.read(place(CurvesFile.NAME), in));
  }

  /**
   * All of a file.
   *
   * @throws ReportException where it is missing or cannot be read
   */
  public String text(String file) {
    return read(
        file,
        in -> {
          StringBuilder text = new StringBuilder();
          char[] buffer = new char[1 << 13];
          for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            text.append(buffer, 0, n);
          }
          return text.toString();
        });
  }
}
