package terse;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The arrows between the packages, and who alone may use threads, ND4J, Jackson, Picocli and logs.
 */
class ArchitectureTest {
  private static final JavaClasses TERSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("terse");

  /** Every package of Terse, and the packages of Terse that it may use. */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          Map.entry("config", List.of()),
          Map.entry("vector", List.of()),
          Map.entry("wire", List.of("config", "vector")),
          Map.entry("compress", List.of("config", "vector", "wire")),
          Map.entry("theory", List.of("compress")),
          Map.entry("method", List.of("config", "vector", "wire", "compress", "theory")),
          Map.entry("data", List.of("config", "vector")),
          Map.entry("objective", List.of("config", "vector", "data")),
          Map.entry("trace", List.of("config", "vector", "wire")),
          Map.entry("billing", List.of("config", "vector", "wire", "compress", "trace")),
          Map.entry("report", List.of("config", "vector", "trace")),
          Map.entry(
              "cluster",
              List.of(
                  "config",
                  "vector",
                  "wire",
                  "compress",
                  "theory",
                  "method",
                  "data",
                  "objective",
                  "trace")),
          Map.entry(
              "certify",
              List.of(
                  "config",
                  "vector",
                  "wire",
                  "compress",
                  "theory",
                  "method",
                  "data",
                  "objective",
                  "trace",
                  "billing",
                  "cluster")),
          Map.entry(
              "experiment",
              List.of(
                  "config",
                  "vector",
                  "wire",
                  "compress",
                  "theory",
                  "method",
                  "data",
                  "objective",
                  "trace",
                  "billing",
                  "certify",
                  "report",
                  "cluster")),
          Map.entry("check", List.of("config", "experiment", "trace", "report")),
          Map.entry("sweep", List.of("config", "vector", "wire", "experiment", "trace", "report")),
          Map.entry(
              "reproduce",
              List.of(
                  "config",
                  "vector",
                  "wire",
                  "compress",
                  "theory",
                  "method",
                  "data",
                  "objective",
                  "trace",
                  "billing",
                  "certify",
                  "report",
                  "cluster",
                  "experiment")),
          Map.entry(
              "cli",
              List.of(
                  "config",
                  "certify",
                  "experiment",
                  "sweep",
                  "reproduce",
                  "trace",
                  "report",
                  "check")));

  /** What may be used from {@code java.util.concurrent} anywhere: it starts and blocks nothing. */
  private static final Set<String> HARMLESS =
      Set.of(
          "java.util.concurrent.Callable",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.ConcurrentMap",
          "java.util.concurrent.TimeUnit");

  static Set<String> packages() {
    return ARROWS.keySet();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void arrowsRunDownwardOnly(String name) {
    DescribedPredicate<JavaClass> allowed =
        in(Stream.concat(Stream.of(name), ARROWS.get(name).stream()).toList());
    hold(
        noClasses()
            .that(in(List.of(name)))
            .should()
            .dependOnClassesThat(resideInAPackage("terse..").and(not(allowed)))
            .because("terse." + name + " may use " + ARROWS.get(name) + " alone"));
  }

  @Test
  void everyClassLivesInAKnownPackage() {
    hold(classes().should(be(in(packages()))));
  }

  @Test
  void threadsLiveInTheClusterAndTheRunnersAlone() {
    hold(
        noClasses()
            .that(
                not(
                    in(List.of("cluster"))
                        .or(outermost("experiment.Runner"))
                        .or(outermost("sweep.SweepRunner"))))
            .should()
            .dependOnClassesThat(
                describe(
                    "are threads, executors, locks, queues or atomics",
                    used ->
                        used.isEquivalentTo(Thread.class)
                            || used.getName().startsWith("java.lang.Thread$")
                            || (used.getName().startsWith("java.util.concurrent.")
                                && !HARMLESS.contains(used.getName())))));
  }

  @Test
  void onlyScratchAndTheClusterKnowThreadLocals() {
    hold(
        noClasses()
            .that(not(in(List.of("cluster")).or(outermost("vector.Scratch"))))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocal.class));
  }

  @Test
  void nd4jIsUsedByObjectivesAlone() {
    onlyIn(Set.of("objective"), "org.nd4j..", "org.bytedeco..");
  }

  @Test
  void yamlIsReadByExperimentsAlone() {
    onlyIn(Set.of("experiment"), "tools.jackson.dataformat..", "org.snakeyaml..");
  }

  @Test
  void jsonIsKnownToWhatKeepsFilesAlone() {
    onlyIn(
        Set.of("experiment", "trace", "report", "sweep", "reproduce"),
        "tools.jackson..",
        "com.fasterxml.jackson..");
  }

  @Test
  void picocliIsUsedByTheCommandLineAlone() {
    onlyIn(Set.of("cli"), "picocli..");
  }

  @Test
  void methodsAndWhatTheyStandOnNeitherLogNorPrint() {
    DescribedPredicate<JavaClass> silent =
        in(List.of("config", "vector", "wire", "compress", "method"));
    hold(
        noClasses()
            .that(silent)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                        "org.slf4j..", "ch.qos.logback..", "java.util.logging..", "me.tongfei..")
                    .or(
                        describe(
                            "are system loggers",
                            used -> used.getName().startsWith("java.lang.System$Logger")))));
    hold(noClasses().that(silent).should(GeneralCodingRules.ACCESS_STANDARD_STREAMS));
  }

  private static void onlyIn(Set<String> users, String... libraries) {
    hold(
        noClasses()
            .that(not(in(users)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(libraries));
  }

  private static DescribedPredicate<JavaClass> in(Collection<String> names) {
    return resideInAnyPackage(
        names.stream().map(name -> "terse." + name + "..").toArray(String[]::new));
  }

  /** The class named so, and the classes nested in it. */
  private static DescribedPredicate<JavaClass> outermost(String name) {
    return nameMatching("terse\\." + name + "(\\$.*)?").forSubtype();
  }

  /** A rule about a package that has no class yet holds. */
  private static void hold(ArchRule rule) {
    rule.allowEmptyShould(true).check(TERSE);
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    Path sources = Path.of("src", "main", "java");
    try (Stream<Path> files = Files.walk(sources)) {
      List<Path> silent =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .toList();
      assertThat(silent).as("packages without package-info.java").isEmpty();
    }
  }
}
