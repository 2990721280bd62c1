package terse.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import terse.compress.Compressor;

/** Compiles a user's sources against Terse, and packs them, as the README says. */
public final class Jars {
  private Jars() {}

  /** Compiles sources into a folder of classes. */
  public static Path compile(Path classes, List<Path> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Path terse =
          Path.of(Compressor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      List<String> options =
          List.of("-proc:none", "-classpath", terse.toString(), "-d", classes.toString());
      Files.createDirectories(classes);
      boolean done =
          compiler
              .getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!done) {
        throw new IllegalArgumentException("the sources do not compile: " + said);
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Packs the files of these folders into a jar. */
  public static Path pack(Path jar, Path... folders) {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path folder : folders) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            out.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
            out.write(Files.readAllBytes(file));
          }
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
