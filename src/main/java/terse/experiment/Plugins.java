package terse.experiment;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import terse.compress.Blockwise;
import terse.compress.Compressor;
import terse.data.Split;
import terse.experiment.yaml.ExperimentException;
import terse.experiment.yaml.Place;
import terse.method.Algorithm;
import terse.objective.ProblemType;

/**
 * The named types that a user adds: public records that implement one of Terse's interfaces, in
 * jars or in folders of classes, named after their classes as Terse's own are.
 *
 * <p>{@link PluginPlaces} are the jars and folders, {@link PluginFinder} finds the types in one of
 * them; here they get their names. Whatever is wrong with a place is an {@link
 * ExperimentException}.
 *
 * <p>All places share one class loader below Terse's own, which stays open until the program ends.
 */
public final class Plugins {
  /** The interfaces that a plugin may implement. */
  static final List<Class<?>> SEAMS =
      List.of(Compressor.class, Algorithm.class, ProblemType.class, Split.class);

  /** A type that was found, and where. */
  private record Found(Class<? extends Record> type, Path place) {}

  private final Map<Class<?>, Map<String, Found>> found = new LinkedHashMap<>();
  private final List<Path> places;

  private Plugins(Set<Path> places) {
    this.places = List.copyOf(places);
    SEAMS.forEach(seam -> found.put(seam, new LinkedHashMap<>()));
  }

  /** No plugins. */
  public static Plugins none() {
    return new Plugins(Set.of());
  }

  /**
   * Loads what these places have; where none are given, those of the environment's {@code
   * TERSE_PLUGINS}.
   *
   * @param places jars, folders of jars or folders of classes, with the platform's path separator
   *     between them
   */
  public static Plugins load(Optional<String> places) {
    return load(places, System.getenv());
  }

  static Plugins load(Optional<String> places, Map<String, String> environment) {
    Set<Path> paths = PluginPlaces.of(places, environment);
    Plugins plugins = new Plugins(paths);
    if (!paths.isEmpty()) {
      URL[] urls = paths.stream().map(Plugins::url).toArray(URL[]::new);
      ClassLoader loader = new URLClassLoader("plugins", urls, Plugins.class.getClassLoader());
      for (Path place : paths) {
        new PluginFinder(place, loader)
            .find()
            .forEach((seam, types) -> types.forEach(type -> plugins.add(seam, type, place)));
      }
    }
    return plugins;
  }

  /** The jars and folders of classes, in the order in which they were given. */
  public List<Path> places() {
    return places;
  }

  private static URL url(Path place) {
    try {
      return place.toUri().toURL();
    } catch (MalformedURLException e) {
      throw wrong(place, "cannot be read", e);
    }
  }

  private void add(Class<?> seam, Class<? extends Record> type, Path place) {
    String name = Names.ofClass(type);
    Found before = found.get(seam).putIfAbsent(name, new Found(type, place));
    if (Catalogue.ofTerse().types(seam).containsKey(name) || type == Blockwise.class) {
      throw clash(place, type, seam, "which Terse has already");
    }
    if (before != null) {
      throw clash(place, type, seam, "which " + before.place + " has already");
    }
  }

  private static ExperimentException clash(Path place, Class<?> type, Class<?> seam, String why) {
    String what = type.getName() + " is the " + Names.noun(seam) + " " + Names.ofClass(type);
    return wrong(place, what + ", " + why + ": give the class another name", null);
  }

  /** The types of this interface, by name. */
  Map<String, Class<? extends Record>> types(Class<?> seam) {
    Map<String, Class<? extends Record>> types = new LinkedHashMap<>();
    found.getOrDefault(seam, Map.of()).forEach((name, each) -> types.put(name, each.type));
    return types;
  }

  /** Where a type was found; empty for one that is not a plugin. */
  Optional<Path> place(Class<?> type) {
    return found.values().stream()
        .flatMap(types -> types.values().stream())
        .filter(each -> each.type == type)
        .map(Found::place)
        .findFirst();
  }

  /** Refuses a type whose components cannot be keys of YAML. */
  void check(Shapes shapes) {
    found.forEach((seam, types) -> types.values().forEach(each -> check(each, seam, shapes)));
  }

  private static void check(Found plugin, Class<?> seam, Shapes shapes) {
    try {
      for (Field field : shapes.ofRecord(plugin.type).fields().values()) {
        if (taken(seam).contains(field.key())) {
          throw new ExperimentException(
              "the key " + field.key() + " of every " + Names.noun(seam) + " cannot be its own");
        }
        if (field.hasDefault()) {
          field.shape().complete(field.orElse(Place.root("the default of " + field.key())));
        }
      }
    } catch (LinkageError | ExperimentException e) {
      String reason = e instanceof NoClassDefFoundError ? e.toString() : e.getMessage();
      throw wrong(plugin.place, "has the class " + plugin.type.getName() + ": " + reason, e);
    }
  }

  /** The keys that every type of this interface has already. */
  private static List<String> taken(Class<?> seam) {
    if (seam == Algorithm.class) {
      return List.of(MethodShape.ALGORITHM, MethodShape.NAME, MethodShape.STEPSIZE);
    }
    return seam == Compressor.class
        ? List.of(ChoiceShape.TYPE, CompressorShape.BLOCKS)
        : List.of(ChoiceShape.TYPE);
  }

  /** What is wrong with a place. */
  static ExperimentException wrong(Path place, String what, Throwable cause) {
    return new ExperimentException("the plugin " + place + " " + what, cause);
  }
}
