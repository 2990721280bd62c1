package terse.method;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A method without a test of the contract fails here, by name. */
class EveryAlgorithmIsTestedTest {
  static List<String> methods() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("terse.method")
            .stream()
            .filter(c -> c.isRecord() && c.isAssignableTo(Algorithm.class))
            .map(JavaClass::getName)
            .sorted()
            .toList();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void hasATestThatExtendsTheContract(String method) throws ClassNotFoundException {
    assertThat(Class.forName(method + "Test")).isAssignableTo(AlgorithmContract.class);
  }
}
