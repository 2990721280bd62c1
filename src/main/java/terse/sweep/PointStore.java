package terse.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import terse.trace.Output;
import terse.trace.OutputException;

/**
 * The finished points of a sweep: {@code points/HASH}, a folder for each with the files of its run.
 *
 * <p>A folder appears whole or not at all: it is made under another name and then moved. Beside its
 * files it has {@code SHA256SUMS}, in the format of sha256sum; one whose files are not those is no
 * point. A store that is open for writing is locked, so that one process at a time writes into it;
 * what a killed process left half done is removed when it is opened.
 */
final class PointStore implements AutoCloseable {
  private static final String FOLDER = "points";
  private static final String SUMS = "SHA256SUMS";
  private static final String LOCK = ".lock";
  private static final String UNFINISHED = ".tmp";
  private static final String BETWEEN = "  ";

  /** Without these a folder is no run. */
  private static final Set<String> NEEDED =
      Set.of("experiment.yaml", "curves.csv", "ledger.csv", "summary.json");

  private final Path folder;
  private final FileChannel lock;

  private PointStore(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** The store below a sweep's folder, to read from. */
  static PointStore reading(Path sweep) {
    return new PointStore(sweep.resolve(FOLDER), null);
  }

  /**
   * The store below a sweep's folder, to write into; makes it where there is none.
   *
   * @throws OutputException where it cannot be written to, or another process has it open
   */
  static PointStore open(Path sweep) {
    Path folder = sweep.resolve(FOLDER);
    Output.prepare(folder);
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock held = channel.tryLock();
      if (held != null) {
        removeUnfinished(folder);
        return new PointStore(folder, channel);
      }
      channel.close();
    } catch (OverlappingFileLockException e) {
      closeQuietly(channel);
    } catch (IOException e) {
      closeQuietly(channel);
      throw new OutputException(folder + " cannot be written to: " + e.getMessage(), e);
    }
    throw new OutputException(
        sweep + ": another terse sweep or merge is writing into it; give --out another folder");
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock was not held: nothing is left to undo.
    }
  }

  private static void removeUnfinished(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(each -> each.getFileName().toString().endsWith(UNFINISHED)).toList()) {
        remove(file);
      }
    }
  }

  /** Where a point is, or would be. */
  Path folder(String hash) {
    return folder.resolve(hash);
  }

  /** Whether a point is there, with all its files as they were written. */
  boolean has(String hash) {
    Path point = folder(hash);
    try {
      Set<String> seen = new HashSet<>();
      for (String line : Files.readAllLines(point.resolve(SUMS))) {
        int gap = line.indexOf(BETWEEN);
        String name = line.substring(gap + BETWEEN.length());
        if (gap < 0 || !line.substring(0, gap).equals(sum(point.resolve(name)))) {
          return false;
        }
        seen.add(name);
      }
      return seen.containsAll(NEEDED);
    } catch (IOException | RuntimeException e) {
      return false; // damaged: whatever reads it says why, writing it again mends it
    }
  }

  /**
   * Puts a point, in place of one that may be there.
   *
   * @param content writes its files into the folder that it is given
   * @throws OutputException where they cannot be written; the point is then as it was
   */
  void put(String hash, Consumer<Path> content) {
    Path made = folder.resolve("." + hash + UNFINISHED);
    try {
      remove(made);
      Files.createDirectory(made);
      content.accept(made);
      Files.write(made.resolve(SUMS), sums(made));
      remove(folder(hash));
      Files.move(made, folder(hash), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new OutputException(folder(hash) + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Takes a point over from another store. */
  void copy(String hash, PointStore from) {
    put(
        hash,
        made -> {
          try (Stream<Path> files = Files.list(from.folder(hash))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
              if (!file.getFileName().toString().equals(SUMS)) {
                Files.copy(file, made.resolve(file.getFileName().toString()));
              }
            }
          } catch (IOException e) {
            throw new OutputException(
                from.folder(hash) + " cannot be copied: " + e.getMessage(), e);
          }
        });
  }

  private static List<String> sums(Path point) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(point)) {
      for (Path file : files.sorted().toList()) {
        lines.add(sum(file) + BETWEEN + file.getFileName());
      }
    }
    return lines;
  }

  private static String sum(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Sha256.of(in);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, IOException failure)
              throws IOException {
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void close() {
    if (lock != null) {
      closeQuietly(lock);
    }
  }
}
