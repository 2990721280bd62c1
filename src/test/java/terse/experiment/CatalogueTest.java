package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.compress.TopK;

class CatalogueTest {
  @TempDir Path folder;

  @Test
  void findsWhatIsThere() {
    Catalogue catalogue = Catalogue.ofTerse();
    assertThat(catalogue.algorithms().keySet())
        .contains("sgd", "dcgd", "ef-sgd", "dist-ef-sgd", "diana", "mcm");
    assertThat(catalogue.compressors().keySet())
        .contains("identity", "top-k", "rand-k", "scaled-sign", "qsgd")
        .doesNotContain("blockwise", "per-worker", "guarantee", "blocks");
    assertThat(catalogue.problems().keySet())
        .contains(
            "quadratic",
            "biased-example-1",
            "biased-example-2",
            "biased-example-3",
            "random-quadratic",
            "least-squares",
            "logistic-regression",
            "softmax-regression");
    assertThat(catalogue.splits().keySet())
        .containsExactly("by-label", "clusters", "contiguous", "dirichlet", "shuffled");
  }

  @Test
  void everythingSaysWhatItIs() {
    Catalogue catalogue = Catalogue.ofTerse();
    List.of(
            catalogue.algorithms(),
            catalogue.compressors(),
            catalogue.problems(),
            catalogue.splits())
        .forEach(
            types ->
                types.forEach(
                    (name, type) -> assertThat(Catalogue.about(type)).as(name).isNotBlank()));
  }

  @Test
  void findsTheSameInAJar() throws IOException {
    String name = "terse/compress/TopK.class";
    Path jar = folder.resolve("classes.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry("terse/compress/"));
      out.putNextEntry(new ZipEntry(name));
      out.write(TopK.class.getResourceAsStream("/" + name).readAllBytes());
    }
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
      assertThat(new Catalogue(List.of(loader)).compressors()).containsEntry("top-k", TopK.class);
    }
  }
}
