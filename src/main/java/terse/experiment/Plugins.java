package terse.experiment;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
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
 * <p>A jar says what it adds as a {@link java.util.ServiceLoader} expects it, in {@code
 * META-INF/services/terse.compress.Compressor} and the like: names of classes, one a line, {@code
 * #} begins a comment. (Nothing is instantiated: a record has no constructor without arguments.) A
 * place that has no such file is looked through for all it has. Whatever is wrong with a place is
 * an {@link ExperimentException}.
 *
 * <p>All places share one class loader below Terse's own, which stays open until the program ends.
 */
public final class Plugins {
  /** The environment's default for the places. */
  public static final String VARIABLE = "TERSE_PLUGINS";

  private static final List<Class<?>> SEAMS =
      List.of(Compressor.class, Algorithm.class, ProblemType.class, Split.class);
  private static final String SERVICES = "META-INF/services/";
  private static final String CLASS = ".class";

  /** A type that was found, and where. */
  private record Found(Class<? extends Record> type, Path place) {}

  private final Map<Class<?>, Map<String, Found>> found = new LinkedHashMap<>();

  private Plugins() {
    SEAMS.forEach(seam -> found.put(seam, new LinkedHashMap<>()));
  }

  /** No plugins. */
  public static Plugins none() {
    return new Plugins();
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
    String source = places.isPresent() ? "--plugins" : VARIABLE;
    String list = places.orElseGet(() -> environment.getOrDefault(VARIABLE, ""));
    Set<Path> paths = new LinkedHashSet<>();
    for (String place : list.split(File.pathSeparator, -1)) {
      if (!place.isBlank()) {
        paths.addAll(expand(source, place.strip()));
      }
    }
    Plugins plugins = new Plugins();
    if (!paths.isEmpty()) {
      URL[] urls = paths.stream().map(Plugins::url).toArray(URL[]::new);
      ClassLoader loader = new URLClassLoader("plugins", urls, Plugins.class.getClassLoader());
      paths.forEach(place -> plugins.add(place, loader));
    }
    return plugins;
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

  private static URL url(Path place) {
    try {
      return place.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new ExperimentException("the plugin " + place + " cannot be read", e);
    }
  }

  private void add(Path place, ClassLoader loader) {
    boolean declares = false;
    boolean adds = false;
    try (Content content = Content.of(place)) {
      for (Class<?> seam : SEAMS) {
        Optional<String> names = content.text(SERVICES + seam.getName());
        declares |= names.isPresent();
        for (String name : declared(names.orElse(""))) {
          add(seam, declared(name, seam, place, loader), place);
          adds = true;
        }
      }
      if (!declares) {
        for (String file : content.files()) {
          adds |= file.endsWith(CLASS) && scan(file, place, loader);
        }
      }
    } catch (IOException e) {
      throw wrong(place, "cannot be read: " + e.getMessage(), e);
    }
    if (!adds) {
      throw wrong(
          place, "adds nothing: it has no public record that is a compressor or a method", null);
    }
  }

  /** The class names of a service file. */
  private static List<String> declared(String services) {
    return services
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .distinct()
        .toList();
  }

  private static Class<? extends Record> declared(
      String name, Class<?> seam, Path place, ClassLoader loader) {
    Class<?> type = load(name, place, loader);
    String says = SERVICES + seam.getName() + " names " + name + ", which ";
    if (!seam.isAssignableFrom(type)) {
      throw wrong(place, says + "does not implement " + seam.getName(), null);
    }
    if (!type.isRecord()) {
      throw wrong(place, says + "is not a record", null);
    }
    if (!Modifier.isPublic(type.getModifiers())) {
      throw wrong(place, says + "is not public", null);
    }
    return type.asSubclass(Record.class);
  }

  /** Adds the type of a class file, if it is one of Terse's; says whether it is. */
  private boolean scan(String file, Path place, ClassLoader loader) {
    String name = file.substring(0, file.length() - CLASS.length()).replace('/', '.');
    if (name.endsWith("-info")) {
      return false;
    }
    Class<?> type = load(name, place, loader);
    boolean adds = false;
    for (Class<?> seam : SEAMS) {
      if (seam.isAssignableFrom(type)
          && type.isRecord()
          && Modifier.isPublic(type.getModifiers())) {
        add(seam, type.asSubclass(Record.class), place);
        adds = true;
      }
    }
    return adds;
  }

  private static Class<?> load(String name, Path place, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw wrong(place, "names the class " + name + ", which is not there", e);
    } catch (LinkageError e) {
      throw wrong(place, "has the class " + name + ", which cannot be loaded: " + e, e);
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

  private static ExperimentException wrong(Path place, String what, Throwable cause) {
    return new ExperimentException("the plugin " + place + " " + what, cause);
  }

  /** The files of a jar or of a folder of classes, by their names with slashes. */
  private interface Content extends AutoCloseable {
    /** A file's text, where there is the file. */
    Optional<String> text(String file) throws IOException;

    /** All files, in alphabetical order. */
    List<String> files() throws IOException;

    @Override
    void close() throws IOException;

    static Content of(Path place) throws IOException {
      return Files.isDirectory(place) ? new Folder(place) : new Jar(new JarFile(place.toFile()));
    }
  }

  private record Folder(Path root) implements Content {
    @Override
    public Optional<String> text(String file) throws IOException {
      Path path = root.resolve(file);
      return Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    }

    @Override
    public List<String> files() throws IOException {
      try (Stream<Path> all = Files.walk(root)) {
        return all.filter(Files::isRegularFile)
            .map(file -> root.relativize(file).toString().replace(File.separatorChar, '/'))
            .sorted()
            .toList();
      }
    }

    @Override
    public void close() {}
  }

  private record Jar(JarFile jar) implements Content {
    @Override
    public Optional<String> text(String file) throws IOException {
      JarEntry entry = jar.getJarEntry(file);
      return entry == null
          ? Optional.empty()
          : Optional.of(
              new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public List<String> files() {
      List<String> names = new ArrayList<>();
      jar.stream().map(JarEntry::getName).forEach(names::add);
      names.removeIf(name -> name.startsWith("META-INF/"));
      names.sort(null);
      return names;
    }

    @Override
    public void close() throws IOException {
      jar.close();
    }
  }
}
