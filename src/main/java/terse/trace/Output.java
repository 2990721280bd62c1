package terse.trace;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder that files appear in whole or not at all.
 *
 * <p>Files are first written beside their place under another name; {@link #commit} moves all of
 * them to their places. What fails before, a full disk for one, leaves the folder as it was. Other
 * files in the folder are not touched.
 */
public final class Output implements AutoCloseable {
  private final Path folder;
  private final Map<Path, Path> written = new LinkedHashMap<>();
  private final List<Path> withdrawn = new ArrayList<>();

  /** Writes what a file is to hold. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Writer out) throws IOException;
  }

  /** Files for this folder, which must exist. */
  public Output(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder, and makes sure that it can be written to. What it made is removed again when
   * it cannot.
   *
   * @throws OutputException where the folder cannot be made or written to
   */
  public static void prepare(Path folder) {
    Deque<Path> made = new ArrayDeque<>();
    try {
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw new OutputException(folder + " is a file, not a folder to write into");
      }
      Path absolute = folder.toAbsolutePath().normalize();
      for (Path p = absolute; p != null && !Files.exists(p); p = p.getParent()) {
        made.push(p);
      }
      Files.createDirectories(absolute);
      Path probe = besides(absolute.resolve("probe"));
      Files.createFile(probe);
      Files.delete(probe);
    } catch (IOException e) {
      while (!made.isEmpty()) {
        made.pollLast().toFile().delete();
      }
      throw new OutputException(
          "the output folder " + folder + " cannot be written to: " + reason(e), e);
    }
  }

  /** Writes a file of UTF-8, not yet at its place. */
  public void add(String name, Content content) {
    put(
        name,
        temporary -> {
          try (BufferedWriter out =
              Files.newBufferedWriter(
                  temporary, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
            content.writeTo(out);
          }
        });
  }

  /** Writes a file of these bytes, not yet at its place. */
  public void add(String name, byte[] bytes) {
    put(name, temporary -> Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW));
  }

  /** Writes a file at the place it is given. */
  @FunctionalInterface
  private interface Writing {
    void at(Path temporary) throws IOException;
  }

  private void put(String name, Writing writing) {
    Path place = folder.resolve(name);
    Path temporary = besides(place);
    written.put(place, temporary);
    try {
      writing.at(temporary);
    } catch (IOException | UncheckedIOException e) {
      close();
      throw new OutputException(place + " cannot be written: " + reason(e), e);
    }
  }

  /** Has a file of this name removed, that an earlier run may have left. */
  public void withdraw(String name) {
    withdrawn.add(folder.resolve(name));
  }

  /** Where a file that was added is until all are moved to their places; empty for others. */
  public Optional<Path> written(String name) {
    return Optional.ofNullable(written.get(folder.resolve(name)));
  }

  /** Moves all files to their places, and removes those that are withdrawn. */
  public void commit() {
    for (Map.Entry<Path, Path> file : written.entrySet()) {
      try {
        move(file.getValue(), file.getKey());
      } catch (IOException e) {
        close();
        throw new OutputException(file.getKey() + " cannot be written: " + reason(e), e);
      }
    }
    written.clear();
    for (Path old : withdrawn) {
      try {
        Files.deleteIfExists(old);
      } catch (IOException e) {
        throw new OutputException(old + " cannot be removed: " + reason(e), e);
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes what was written but not moved to its place. */
  @Override
  public void close() {
    for (Path temporary : written.values()) {
      temporary.toFile().delete();
    }
    written.clear();
  }

  private static Path besides(Path place) {
    String name = "." + place.getFileName() + "." + ProcessHandle.current().pid();
    return place.resolveSibling(name + "-" + Long.toHexString(System.nanoTime()) + ".tmp");
  }

  static String reason(Exception e) {
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    if (cause instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof java.nio.file.NoSuchFileException missing) {
      return missing.getFile() + " cannot be made";
    }
    if (cause instanceof java.nio.file.FileAlreadyExistsException exists) {
      return exists.getFile() + " is a file";
    }
    if (cause instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
