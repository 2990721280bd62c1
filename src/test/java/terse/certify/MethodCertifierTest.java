package terse.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import terse.cluster.Stepsizes;
import terse.compress.Code;
import terse.compress.Compressor;
import terse.compress.Natural;
import terse.compress.PerWorker;
import terse.compress.ScaledSign;
import terse.compress.TopK;
import terse.method.Aiade;
import terse.method.Algorithm;
import terse.method.Artemis;
import terse.method.Dcgd;
import terse.method.DistEfBlockSgdm;
import terse.method.Dore;
import terse.method.DoreAsReleased;
import terse.method.Marina;
import terse.method.Mcm;
import terse.method.MemoryStart;
import terse.method.RandMcm;
import terse.method.Sgd;
import terse.method.SignSgd;
import terse.objective.Problem;

/** Methods that keep what they claim, and one that lies about each claim in turn. */
class MethodCertifierTest {
  private static final Compressor NATURAL = new Natural(Code.FIXED);
  private static final PerWorker ALL = PerWorker.all(NATURAL);
  private static final MemoryStart WARM = MemoryStart.FIRST_GRADIENT;
  private static final OptionalInt NO = OptionalInt.empty();

  private static MethodCertificate certify(Function<Problem, Algorithm> method) {
    return certify(method, problem -> Optional.empty());
  }

  private static MethodCertificate certify(
      Function<Problem, Algorithm> method, Function<Problem, Optional<Stepsizes>> stepsizes) {
    MethodSpecimen specimen = new MethodSpecimen("it", 5, 8, method, stepsizes);
    return new MethodCertifier(200, 4, 3).certify(specimen);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
  void aLieIsFoundByTheNameOfItsClaim(Liar.Lie lie) {
    MethodCertificate certificate = certify(problem -> new Liar(lie, ALL, NATURAL));
    assertThat(certificate.failures()).contains(lie.claim());
    assertThat(certificate.holds()).isFalse();
  }

  /** But for its lies the liar is a method like another. */
  @Test
  void withoutALieItHolds() {
    MethodCertificate certificate = certify(problem -> new Liar(Liar.Lie.NOTHING, ALL, NATURAL));
    assertThat(certificate.failures()).isEmpty();
    assertThat(certificate.claims())
        .extracting(MethodClaim::name)
        .containsExactly(
            "equivalence",
            "mirror: x",
            "mean: count",
            "conservation: e",
            "fed back: e",
            "round trip",
            "ledger",
            "same bits",
            "messages only",
            "convergence",
            "bound: too-good",
            "noisy: too-good");
    assertThat(certificate.claims())
        .extracting(MethodClaim::verdict)
        .containsOnly(MethodClaim.Verdict.HOLDS);
  }

  /** What the tests of the methods do not try: momentum, warm and free starts, groups, resets. */
  static List<Algorithm> variants() {
    PerWorker each =
        new PerWorker(List.of(NATURAL, TopK.of(2), new ScaledSign(), TopK.of(7), NATURAL));
    return List.of(
        new Sgd(0.7),
        new DistEfBlockSgdm(each, TopK.of(4), 0.8, 0.3),
        new Aiade(1, 0.99, 0.4),
        new Dore(ALL, NATURAL, 0.3, 0.6, 0.7, MemoryStart.ZEROS, false),
        new Artemis(ALL, NATURAL, 0.3, WARM, true),
        new DoreAsReleased(ALL, NATURAL, 0.3, WARM, false),
        new Mcm(ALL, NATURAL, 0.3, 1, WARM, true),
        new Marina(ALL, 0.2),
        rand(OptionalInt.of(2), RandMcm.Memory.OWN, NO),
        rand(NO, RandMcm.Memory.SINGLE, NO),
        rand(OptionalInt.of(3), RandMcm.Memory.SINGLE, OptionalInt.of(7)));
  }

  private static Algorithm rand(OptionalInt groups, RandMcm.Memory memory, OptionalInt reset) {
    return new RandMcm(ALL, ALL, 0.3, 0.4, groups, memory, reset, MemoryStart.ZEROS, false);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void variantsHold(Algorithm method) {
    MethodCertificate certificate = certify(problem -> method);
    assertThat(certificate.failures()).as("%s", certificate.claims()).isEmpty();
    assertThat(certificate.claim("equivalence").measured()).isLessThan(1e-13);
  }

  @Test
  void whatAlwaysCompressesIsSkippedByName() {
    MethodClaim claim = certify(problem -> new SignSgd(0)).claim("equivalence");
    assertThat(claim.verdict()).isEqualTo(MethodClaim.Verdict.SKIPPED);
    assertThat(claim.finding()).isEqualTo("it always compresses");
  }

  /** A free start is an option of the method; the ledger claims the bits that it does bill. */
  @Test
  void aFreeStartIsSaid() {
    MethodClaim ledger =
        certify(problem -> new Artemis(ALL, NATURAL, 0.3, WARM, true)).claim("ledger");
    assertThat(ledger.measured()).isEqualTo(ledger.claimed());
    assertThat(ledger.finding()).contains(" ask not to be billed");
  }

  /**
   * Theorem 19 is about one worker where the compressor is biased, and about any number without.
   */
  @Test
  void aTheoremIsTriedWhereItsAssumptionsHold() {
    PerWorker top = PerWorker.all(TopK.of(2));
    Algorithm biased = new Dcgd(top, terse.compress.Identity.INSTANCE);
    assertThat(certify(problem -> biased).claim("bound: theorem-19").finding())
        .endsWith("; one worker; one run");
    assertThat(certify(problem -> new Sgd(0)).claim("bound: theorem-19").finding())
        .endsWith("; workers that differ; one run");
  }

  /** Where a method is defined for five workers alone, nothing is said of one. */
  @Test
  void aTheoremThatCannotBeTriedSaysWhy() {
    PerWorker five = new PerWorker(List.of(NATURAL, NATURAL, NATURAL, NATURAL, NATURAL));
    MethodClaim bound =
        certify(
                problem -> {
                  if (problem.workers() != 5) {
                    throw new IllegalArgumentException("five");
                  }
                  return new Dcgd(five, NATURAL);
                })
            .claim("bound: theorem-19");
    assertThat(bound.verdict()).isEqualTo(MethodClaim.Verdict.SKIPPED);
    assertThat(bound.finding()).startsWith("it assumes that one C compresses the whole gradient");
  }

  @Test
  void aGivenStepsizeTakesThePlaceOfTheory() {
    MethodCertificate small = certify(problem -> new Sgd(0), problem -> Optional.of(k -> 1e-9));
    assertThat(small.claim("convergence").measured()).isBetween(0.99, 1.0);
    assertThat(small.claim("convergence").finding()).contains("the given step size");
    assertThat(small.claim("bound: theorem-19").fails()).isFalse();
    MethodCertificate large = certify(problem -> new Sgd(0), problem -> Optional.of(k -> 1.0));
    assertThat(large.claim("convergence").fails()).isTrue();
    assertThat(large.claim("bound: theorem-19").finding()).contains("0 < eta <= 1/L");
  }

  @Test
  void theSameSeedGivesTheSameCertificate() {
    Function<Problem, Algorithm> mcm =
        problem -> new Mcm(ALL, NATURAL, 0.3, 0.5, MemoryStart.ZEROS, false);
    assertThat(certify(mcm)).isEqualTo(certify(mcm));
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertThatThrownBy(() -> new MethodCertifier(0, 5, 1))
        .hasMessage("certify needs rounds >= 1, but rounds = 0");
    assertThatThrownBy(() -> new MethodCertifier(5, 1, 1))
        .hasMessage("certify needs repeats >= 2, but repeats = 1");
    assertThatThrownBy(() -> new MethodSpecimen("it", 1, 8, f -> new Sgd(0), f -> Optional.empty()))
        .hasMessage("certify needs workers >= 2, but workers = 1");
    assertThatThrownBy(() -> new MethodSpecimen("it", 2, 1, f -> new Sgd(0), f -> Optional.empty()))
        .hasMessage("certify needs dimension >= 2, but dimension = 1");
    assertThatThrownBy(() -> certify(problem -> new Sgd(0)).claim("none"))
        .hasMessage("no claim is named none");
  }
}
