package terse.experiment;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import terse.experiment.yaml.ExperimentException;

/** Where plugins are: the jars and folders of classes that a user names. */
final class PluginPlaces {
  /** The environment's default. */
  static final String VARIABLE = "TERSE_PLUGINS";

  private static final String OPTION = "--plugins";

  private PluginPlaces() {}

  /**
   * The jars and folders of these places, each once, a folder of jars being all of them.
   *
   * @param places with the platform's path separator between them; the environment's where missing
   */
  static Set<Path> of(Optional<String> places, Map<String, String> environment) {
    String source = places.isPresent() ? OPTION : VARIABLE;
    String list = places.orElseGet(() -> environment.getOrDefault(VARIABLE, ""));
    Set<Path> paths = new LinkedHashSet<>();
    for (String place : list.split(File.pathSeparator, -1)) {
      if (!place.isBlank()) {
        paths.addAll(expand(source, place.strip()));
      }
    }
    return paths;
  }

  private static List<Path> expand(String source, String place) {
    Path path;
    try {
      path = Path.of(place);
    } catch (InvalidPathException e) {
      throw new ExperimentException(source + ": " + place + " is no path");
    }
    if (!Files.exists(path)) {
      throw new ExperimentException(source + ": " + place + " does not exist");
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      return jars.isEmpty() ? List.of(path) : jars;
    } catch (IOException e) {
      throw new ExperimentException(
          source + ": " + place + " cannot be read: " + e.getMessage(), e);
    }
  }
}
