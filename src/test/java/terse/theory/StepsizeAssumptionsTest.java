package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What theorems assume of step sizes and noise, in settings where all else holds. */
class StepsizeAssumptionsTest {
  private static final Memories LEARNING = new Memories(0.25, false);
  private static final McmMemories MCM = new McmMemories(Memories.NONE, 0.1, 1);
  private static final McmMemories RAND_MCM = new McmMemories(Memories.NONE, 0.1, 4);
  private static final McmMemories LEARNING_MCM = new McmMemories(LEARNING, 0.1, 1);
  private static final McmMemories LEARNING_RAND_MCM = new McmMemories(LEARNING, 0.1, 4);

  private static final String BOUNDED =
      "E|g_i - grad f_i|^2 <= sigma^2 everywhere (sigma^2 = not known)";

  /** n = 4, L = 4, mu = 1, omega_up = 1, omega_dwn = 2, for unbiased compressors. */
  private static Facts unbiased() {
    return new Facts().omega(1, 2);
  }

  /** The same with delta = 2 both ways. */
  private static Facts contractive() {
    return new Facts().delta(2, 2).rounds(100_000);
  }

  static Stream<Arguments> holding() {
    Facts equal = unbiased();
    return Stream.of(
            Stream.of(
                    new McmTheorem1(MCM),
                    new McmTheorem1Decreasing(MCM),
                    new McmTheorem2(MCM),
                    new McmTheorem3(MCM),
                    new McmTheorem5(MCM),
                    new McmTheorem1(RAND_MCM),
                    new McmTheorem5(RAND_MCM),
                    new McmHeterogeneous(LEARNING_MCM),
                    new McmHeterogeneous(LEARNING_RAND_MCM),
                    new McmHeterogeneousConvex(LEARNING_RAND_MCM),
                    new DianaStronglyConvex(LEARNING),
                    new DianaConvex(LEARNING),
                    new GhostStronglyConvex(LEARNING),
                    new DoreStronglyConvex(LEARNING, 0.25, 0.25),
                    new SgdNonconvex())
                .map(theorem -> Arguments.of(theorem, equal)),
            Stream.of(Arguments.of(new Ef21PStronglyConvex(), new Facts().omega(1, 0))),
            Stream.of(
                    new DistEfTheorem1(false),
                    new DistEfTheorem1(true),
                    new DistEfCorollary1(false),
                    new DistEfCorollary2Decreasing(),
                    new DistEfCorollary2Increasing(),
                    new DistEfTheorem2(0.5, 0),
                    new DistEfCorollary3(0.5, 0))
                .map(theorem -> Arguments.of(theorem, contractive())))
        .flatMap(s -> s);
  }

  /** gamma_max needs no number for sigma^2, the bound does; a step size above it is named. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("holding")
  void noiseIsNeededForTheBoundAlone(Theorem theorem, Facts facts) {
    Setting s = facts.noise(Noise.NONE).setting();
    IntToDoubleFunction eta = theorem.schedule(s).orElseThrow().eta();
    assertThat(Assumption.allHold(theorem.assumptions(s, eta))).isTrue();
    assertThat(theorem.bound(s, Lacking.ORIGIN, eta)).isPresent();
    Setting unknown = facts.noise(Noise.UNKNOWN).setting();
    assertThat(theorem.schedule(unknown)).isPresent();
    assertThat(theorem.bound(unknown, Lacking.ORIGIN, eta)).isEmpty();
    assertThat(Lacking.failing(theorem, unknown)).containsExactly(BOUNDED);
    assertThat(theorem.bound(s, Lacking.ORIGIN, k -> 2.1 * eta.applyAsDouble(k))).isEmpty();
    assertThat(theorem.bound(s, Lacking.ORIGIN, k -> 0)).isEmpty();
  }

  @Test
  void stepSizesThatGrowAreNamed() {
    Setting s = unbiased().setting();
    assertThat(
            new McmTheorem1(MCM)
                .assumptions(s, k -> 1e-5 * (1 + k / 50)).stream()
                    .filter(assumption -> !assumption.holds())
                    .map(Assumption::text))
        .containsExactly("the step sizes never grow (eta_50 = 2.0E-5)");
    assertThat(
            new DistEfTheorem1(false).bound(contractive().setting(), Lacking.ORIGIN, k -> 1e-6 * k))
        .as("eta_0 = 0")
        .isEmpty();
    assertThat(
            new DistEfTheorem1(true)
                .bound(contractive().setting(), Lacking.ORIGIN, k -> 1e-6 * (k + 1)))
        .as("double-squeeze")
        .isEmpty();
    assertThat(
            new DistEfTheorem1(false)
                .bound(contractive().setting(), Lacking.ORIGIN, k -> 1e-6 * (k + 1)))
        .as("dist-ef-sgd")
        .isPresent();
  }

  /** One worker is everyone. */
  @Test
  void oneWorkerNeedNotAlwaysTakePart() {
    Setting s = unbiased().workers(1).participation(0.5).setting();
    assertThat(new McmTheorem1(MCM).schedule(s)).isPresent();
    assertThat(new McmTheorem1(RAND_MCM).schedule(unbiased().workers(1).unequal().setting()))
        .as("but one f_i is equal to itself, which it must be told")
        .isEmpty();
  }

  /** All of a method's theorems have names of their own, in kebab-case. */
  @Test
  void namesAreUnique() {
    for (List<Theorem> theorems :
        List.of(MCM.theorems(), McmMemories.exactTheorems(LEARNING), SgdNonconvex.theorems())) {
      Set<String> names = new TreeSet<>();
      for (Theorem theorem : theorems) {
        assertThat(names.add(theorem.name())).as(theorem.name()).isTrue();
        assertThat(theorem.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(theorem.source()).isNotBlank();
      }
    }
  }
}
