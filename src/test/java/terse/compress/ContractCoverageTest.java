package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No compressor without its contract: every record of this package that is one has a test that
 * holds it to the contract.
 */
class ContractCoverageTest {
  @Test
  void everyCompressorHasATestThatExtendsTheContract() throws Exception {
    TreeSet<String> untested = new TreeSet<>();
    for (Class<?> type : classesBeside(Compressor.class)) {
      if (type.isRecord() && Compressor.class.isAssignableFrom(type)) {
        untested.add(type.getSimpleName());
      }
    }
    assertThat(untested).as("compressors found").contains("TopK", "Qsgd", "Blockwise");

    for (Class<?> test : classesBeside(CompressorContract.class)) {
      if (CompressorContract.class.isAssignableFrom(test)
          && !Modifier.isAbstract(test.getModifiers())) {
        var constructor = test.getDeclaredConstructor();
        constructor.setAccessible(true);
        List<Compressor> held = ((CompressorContract) constructor.newInstance()).compressors(12);
        assertThat(held).as(test.getSimpleName()).isNotEmpty();
        held.forEach(compressor -> untested.remove(compressor.getClass().getSimpleName()));
      }
    }
    assertThat(untested).as("compressors without a test that extends CompressorContract").isEmpty();
  }

  /** The classes of this package in the folder or jar folder that holds a given one. */
  private static List<Class<?>> classesBeside(Class<?> one) throws Exception {
    Path folder = root(one).resolve(one.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
          .<Class<?>>map(
              name -> load(one.getPackageName() + "." + name.substring(0, name.length() - 6)))
          .toList();
    }
  }

  private static Path root(Class<?> one) throws URISyntaxException {
    return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ContractCoverageTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
