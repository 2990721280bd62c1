package terse.experiment;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what one place adds.
 *
 * <p>A jar says what it adds as a {@link java.util.ServiceLoader} expects it, in {@code
 * META-INF/services/terse.compress.Compressor} and the like: names of classes, one a line, {@code
 * #} begins a comment. (Nothing is instantiated: a record has no constructor without arguments.) A
 * place that has no such file is looked through for all it has.
 *
 * @param loader of the classes of all places
 */
record PluginFinder(Path place, ClassLoader loader) {
  private static final String SERVICES = "META-INF/services/";
  private static final String CLASS = ".class";

  /** The types, by the interface that they implement: at least one. */
  Map<Class<?>, List<Class<? extends Record>>> find() {
    Map<Class<?>, List<Class<? extends Record>>> types = new LinkedHashMap<>();
    Plugins.SEAMS.forEach(seam -> types.put(seam, new ArrayList<>()));
    try (PluginContent content = PluginContent.of(place)) {
      boolean declares = false;
      for (Class<?> seam : Plugins.SEAMS) {
        Optional<String> names = content.text(SERVICES + seam.getName());
        declares |= names.isPresent();
        names(names.orElse("")).forEach(name -> types.get(seam).add(declared(name, seam)));
      }
      if (!declares) {
        content.files().stream()
            .filter(file -> file.endsWith(CLASS) && !file.endsWith("-info" + CLASS))
            .forEach(file -> scan(file, types));
      }
    } catch (IOException e) {
      throw Plugins.wrong(place, "cannot be read: " + e.getMessage(), e);
    }
    if (types.values().stream().allMatch(List::isEmpty)) {
      throw Plugins.wrong(
          place, "adds nothing: it has no public record that is a compressor or a method", null);
    }
    return types;
  }

  /** The class names of a service file. */
  private static List<String> names(String services) {
    return services
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .distinct()
        .toList();
  }

  private Class<? extends Record> declared(String name, Class<?> seam) {
    Class<?> type = load(name);
    String says = SERVICES + seam.getName() + " names " + name + ", which ";
    if (!seam.isAssignableFrom(type)) {
      throw Plugins.wrong(place, says + "does not implement " + seam.getName(), null);
    }
    if (!type.isRecord()) {
      throw Plugins.wrong(place, says + "is not a record", null);
    }
    if (!Modifier.isPublic(type.getModifiers())) {
      throw Plugins.wrong(place, says + "is not public", null);
    }
    return type.asSubclass(Record.class);
  }

  /** Adds the type of a class file, if it is one of Terse's. */
  private void scan(String file, Map<Class<?>, List<Class<? extends Record>>> types) {
    Class<?> type = load(file.substring(0, file.length() - CLASS.length()).replace('/', '.'));
    if (type.isRecord() && Modifier.isPublic(type.getModifiers())) {
      types.forEach(
          (seam, found) -> {
            if (seam.isAssignableFrom(type)) {
              found.add(type.asSubclass(Record.class));
            }
          });
    }
  }

  private Class<?> load(String name) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw Plugins.wrong(place, "names the class " + name + ", which is not there", e);
    } catch (LinkageError e) {
      throw Plugins.wrong(place, "has the class " + name + ", which cannot be loaded: " + e, e);
    }
  }
}
