package terse.experiment;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import terse.compress.Blockwise;
import terse.compress.Compressor;
import terse.config.Source;
import terse.data.Split;
import terse.method.Algorithm;
import terse.objective.ProblemType;

/**
 * The named types of an experiment: the public records that implement one of Terse's interfaces,
 * found by looking through the interface's package in every place of the class path, and named
 * after their classes. A new file needs no registration.
 */
public final class Catalogue {
  private final List<ClassLoader> loaders;
  private final Plugins plugins;
  private final Map<Class<?>, Map<String, Class<? extends Record>>> found = new HashMap<>();

  /** The types that these class loaders find in Terse's own packages. */
  public Catalogue(List<ClassLoader> loaders) {
    this(loaders, Plugins.none());
  }

  private Catalogue(List<ClassLoader> loaders, Plugins plugins) {
    this.loaders = List.copyOf(loaders);
    this.plugins = plugins;
  }

  /** Terse's own types. */
  public static Catalogue ofTerse() {
    return with(Plugins.none());
  }

  /**
   * Terse's own types and these.
   *
   * @throws terse.experiment.yaml.ExperimentException where one of these cannot be written in YAML
   */
  public static Catalogue with(Plugins plugins) {
    Catalogue catalogue = new Catalogue(List.of(Catalogue.class.getClassLoader()), plugins);
    plugins.check(new Shapes(catalogue));
    return catalogue;
  }

  /** The jar or folder that a type comes from; empty for Terse's own. */
  public Optional<Path> plugin(Class<?> type) {
    return plugins.place(type);
  }

  public Map<String, Class<? extends Record>> algorithms() {
    return types(Algorithm.class);
  }

  public Map<String, Class<? extends Record>> compressors() {
    return types(Compressor.class);
  }

  public Map<String, Class<? extends Record>> problems() {
    return types(ProblemType.class);
  }

  public Map<String, Class<? extends Record>> splits() {
    return types(Split.class);
  }

  /** The records that implement this interface, by name, in alphabetical order. */
  public Map<String, Class<? extends Record>> types(Class<?> seam) {
    return found.computeIfAbsent(seam, this::find);
  }

  /** What a type is, in one line; empty where it does not say. */
  public static String about(Class<?> type) {
    Source source = type.getAnnotation(Source.class);
    return source == null ? "" : source.value();
  }

  private Map<String, Class<? extends Record>> find(Class<?> seam) {
    Map<String, Class<? extends Record>> types = new TreeMap<>();
    for (ClassLoader loader : loaders) {
      for (String name : classNames(loader, seam)) {
        Class<?> type = load(loader, name);
        // Blockwise is made by the key `blocks`, which every compressor has.
        if (seam.isAssignableFrom(type)
            && type.isRecord()
            && Modifier.isPublic(type.getModifiers())
            && type != Blockwise.class) {
          types.put(Names.ofClass(type), type.asSubclass(Record.class));
        }
      }
    }
    types.putAll(plugins.types(seam));
    return Collections.unmodifiableMap(types);
  }

  private static Class<?> load(ClassLoader loader, String name) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new LinkageError("the class file of " + name + " vanished", e);
    }
  }

  /**
   * The names of the top-level classes of the interface's package, wherever this loader finds it.
   */
  private static List<String> classNames(ClassLoader loader, Class<?> seam) {
    String packageName = seam.getPackageName();
    String folder = packageName.replace('.', '/');
    List<String> names = new ArrayList<>();
    try {
      List<URL> places = new ArrayList<>(Collections.list(loader.getResources(folder)));
      if (places.isEmpty()) { // a jar need not have entries for its folders
        String own = loader.getResource(seam.getName().replace('.', '/') + ".class").toString();
        places.add(URI.create(own.substring(0, own.lastIndexOf('/'))).toURL());
      }
      for (URL place : places) {
        List<String> files =
            place.getProtocol().equals("jar") ? inJar(place, folder) : inFolder(place);
        for (String file : files) {
          if (file.endsWith(".class") && !file.contains("$") && !file.contains("-")) {
            names.add(packageName + "." + file.substring(0, file.length() - ".class".length()));
          }
        }
      }
    } catch (IOException e) {
      throw new LinkageError("the classes of " + packageName + " cannot be listed", e);
    }
    return names;
  }

  private static List<String> inJar(URL place, String folder) throws IOException {
    JarURLConnection connection = (JarURLConnection) place.openConnection();
    JarFile jar = connection.getJarFile();
    return jar.stream()
        .map(entry -> entry.getName())
        .filter(name -> name.startsWith(folder + "/") && name.indexOf('/', folder.length() + 1) < 0)
        .map(name -> name.substring(folder.length() + 1))
        .toList();
  }

  private static List<String> inFolder(URL place) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(new URI(place.toString())))) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
