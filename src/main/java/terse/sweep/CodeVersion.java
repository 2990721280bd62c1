package terse.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import terse.experiment.Experiment;
import terse.trace.Environment;

/**
 * What ran a point, and the hash of what decides its results.
 *
 * <p>Code is known by its content, since a version that is being worked on stays the same: the
 * fingerprint is the SHA-256 of the names and bytes of Terse's classes, but for those that only
 * print, draw, plan and judge ({@code cli}, {@code report}, {@code sweep}, {@code check}), and of
 * all files of plugins.
 */
final class CodeVersion {
  private static final List<String> DECIDE_NOTHING =
      List.of("terse/check/", "terse/cli/", "terse/report/", "terse/sweep/");

  private final String fingerprint;
  private final Map<Path, String> files = new HashMap<>();

  private CodeVersion(String fingerprint) {
    this.fingerprint = fingerprint;
  }

  /** The code that runs now, with these jars and folders of plugins. */
  static CodeVersion of(List<Path> plugins) {
    Sha256 sha = new Sha256().add(Terse.FINGERPRINT);
    try {
      for (Path plugin : plugins) {
        all(plugin, sha);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CodeVersion(sha.hex());
  }

  /** The classes of this JVM, which stay what they are. */
  private static final class Terse {
    static final String FINGERPRINT = terse();
  }

  private static String terse() {
    Sha256 sha = new Sha256();
    try {
      Path home =
          Path.of(Environment.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(home)) {
        terse(home, sha);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(home)) {
          terse(jar.getPath("/"), sha);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new LinkageError("the place of Terse's classes is no path", e);
    }
    return sha.hex();
  }

  private static void terse(Path home, Sha256 sha) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("terse"))) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      Map<String, Path> sorted = new TreeMap<>();
      classes.forEach(file -> sorted.put(nameIn(home, file), file));
      for (Map.Entry<String, Path> each : sorted.entrySet()) {
        if (DECIDE_NOTHING.stream().noneMatch(each.getKey()::startsWith)) {
          sha.add(each.getKey()).add(Files.readAllBytes(each.getValue()));
        }
      }
    }
  }

  private static String nameIn(Path home, Path file) {
    return home.relativize(file).toString().replace('\\', '/');
  }

  private static void all(Path place, Sha256 sha) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        sha.add(nameIn(place, file)).add(Files.readAllBytes(file));
      }
    }
  }

  /** The fingerprint of the code, in lower-case hexadecimal. */
  String fingerprint() {
    return fingerprint;
  }

  /**
   * The SHA-256 of the version, the code, the experiment as resolved (without keys that never
   * change a result) and the content of the files that it reads.
   */
  String hashOf(Experiment experiment) {
    Sha256 sha = new Sha256();
    sha.add(Environment.version()).add(fingerprint).add(experiment.decisive());
    experiment.files().forEach(file -> sha.add(files.computeIfAbsent(file, CodeVersion::content)));
    return sha.hex();
  }

  private static String content(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Sha256.of(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
