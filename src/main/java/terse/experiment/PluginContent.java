package terse.experiment;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The files of a jar or of a folder of classes, by their names with slashes. */
interface PluginContent extends AutoCloseable {
  /** A file's text, where there is the file. */
  Optional<String> text(String file) throws IOException;

  /** All files, in alphabetical order; of a jar those outside of META-INF. */
  List<String> files() throws IOException;

  @Override
  void close() throws IOException;

  static PluginContent of(Path place) throws IOException {
    return Files.isDirectory(place) ? new Folder(place) : new Jar(new JarFile(place.toFile()));
  }

  /** A folder of classes. */
  record Folder(Path root) implements PluginContent {
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

  /** A jar. */
  record Jar(JarFile jar) implements PluginContent {
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
