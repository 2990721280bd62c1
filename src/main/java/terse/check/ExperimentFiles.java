package terse.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import terse.experiment.yaml.ExperimentException;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.YamlReader;

/**
 * The experiments that a user means: files as they are, and of folders every YAML file below that
 * is one, with a problem and methods.
 *
 * <p>Folders with a {@code META-INF} are left out, unless plugins are given: they hold the sources
 * of a plugin, and their experiments need it.
 */
public final class ExperimentFiles {
  private ExperimentFiles() {}

  /**
   * The files, each once, those of a folder in alphabetical order.
   *
   * @param plugins whether plugins are given
   * @throws ExperimentException where a folder has none, or a file is no YAML
   */
  public static List<Path> of(List<Path> given, boolean plugins) {
    Map<Path, Path> files = new LinkedHashMap<>();
    for (Path path : given) {
      List<Path> found = Files.isDirectory(path) ? below(path, plugins) : List.of(path);
      if (found.isEmpty()) {
        throw new ExperimentException(
            path + ": there is no experiment below it (a YAML file with a problem and methods)");
      }
      found.forEach(file -> files.putIfAbsent(file.toAbsolutePath().normalize(), file));
    }
    return List.copyOf(files.values());
  }

  private static List<Path> below(Path root, boolean plugins) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
              boolean plugin = !plugins && Files.isDirectory(folder.resolve("META-INF"));
              return plugin ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
              if (file.toString().matches(".*\\.ya?ml") && isExperiment(file)) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.sort(null);
    return files;
  }

  private static boolean isExperiment(Path file) {
    return YamlReader.read(file) instanceof Mapping mapping
        && mapping.get("problem") != null
        && mapping.get("methods") != null;
  }
}
