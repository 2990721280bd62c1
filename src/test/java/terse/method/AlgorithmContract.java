package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static terse.testing.Curves.assertClose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import terse.certify.MethodCertifier;
import terse.certify.MethodClaim;
import terse.certify.MethodSpecimen;
import terse.compress.Code;
import terse.compress.Compressor;
import terse.compress.Natural;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.compress.RandK;
import terse.objective.Problem;
import terse.testing.Costs;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Problems;
import terse.testing.Rational;
import terse.testing.RationalVector;
import terse.testing.Recording;
import terse.testing.Runs;
import terse.trace.Direction;
import terse.vector.Vector;
import terse.wire.Message;
import terse.wire.Precision;

/**
 * What every method keeps. The test of a method extends it and gives the method and an independent
 * reference in exact arithmetic, written from the paper's pseudocode.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AlgorithmContract {
  private static final int ROUNDS = 50;
  private static final Problem REGRESSION = Problems.regression(7, 6, 9);
  private static final PerWorker RANDOM_UP = PerWorker.all(Qsgd.of(2));
  private static final Compressor RANDOM_DOWN = RandK.of(3);
  private static final Compressor EITHER = new Natural(Code.RICE);

  /** The method with these compressors, where it takes any, and no momentum. */
  abstract Algorithm with(PerWorker up, Compressor down);

  /**
   * The server's models x_0 .. x_K of {@link #with}, in exact arithmetic: a step size for each
   * round, a compressor for each worker.
   */
  abstract List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta);

  /** What the server sends. */
  abstract Hearing hearing();

  /** Whether workers keep a copy of one of the server's vectors. */
  boolean mirrors() {
    return true;
  }

  /** State of the workers that changes when they hear, without such a vector at the server. */
  List<String> heard() {
    return List.of();
  }

  /** What a server sends, and to whom. */
  enum Hearing {
    /** Its model before this round, to the workers that take part. */
    MODEL(true, false),
    /** That model, compressed, from round 1 on. */
    COMPRESSED_MODEL(false, false),
    /** The last round's step to its model before this round, to all. */
    STEP(false, true),
    /** The step to a memory that it moves when it sends, to all. */
    MEMORY(false, true),
    /** The step to a worker's own memory, to the workers that take part. */
    OWN_MEMORY(false, false);

    private final boolean inRoundZero;
    private final boolean toAll;

    Hearing(boolean inRoundZero, boolean toAll) {
      this.inRoundZero = inRoundZero;
      this.toAll = toAll;
    }

    private boolean hears(int worker, Round round) {
      return (inRoundZero || !round.isFirst()) && (toAll || round.takesPart(worker));
    }
  }

  /** The method at its hardest: random compressors both ways. */
  Algorithm random() {
    return with(RANDOM_UP, RANDOM_DOWN);
  }

  /** The probability that a worker takes part, 1 where the method needs all. */
  double participation() {
    return 0.5;
  }

  /** The compressors of the golden curves; one case will do for a method that takes none. */
  Stream<Compressors> compressors(ExactProblem f) {
    return Compressors.pairs(f);
  }

  /** Mini-batches, partial participation, random compressors both ways, changing step sizes. */
  private Runs hard(Algorithm algorithm) {
    return Runs.of(algorithm, REGRESSION)
        .rounds(25)
        .batch(2)
        .precision(Precision.FLOAT32)
        .stepsizes(k -> 0.02 / (1 + k % 3))
        .participation(participation());
  }

  /** Mini-batches and changing step sizes, for equivalences of methods that draw the same coins. */
  static Runs noisy(Algorithm algorithm) {
    return Runs.of(algorithm, Problems.regression(5, 6, 8))
        .start(Vector.of(1, -2, 3, -4, 5, -6, 7, -8))
        .batch(3)
        .stepsizes(k -> 0.05 / (1 + k % 3));
  }

  List<ExactProblem> problems() {
    return List.of(
        ExactProblem.leastSquares(),
        ExactProblem.quadratic(),
        ExactProblem.example1(),
        ExactProblem.example2(),
        ExactProblem.example3());
  }

  Stream<Arguments> goldenCases() {
    return problems().stream().flatMap(f -> compressors(f).map(pair -> Arguments.of(f, pair)));
  }

  @ParameterizedTest
  @MethodSource("goldenCases")
  void followsThePaperInExactArithmetic(ExactProblem f, Compressors c) {
    Algorithm algorithm = with(c.testedUp(), c.down().tested());
    for (List<Rational> eta : schedules(f)) {
      golden(algorithm, f, eta, exact(f, c.up(), c.down(), eta));
    }
  }

  /** Runs a method beside its exact curve. */
  static void golden(
      Algorithm algorithm, ExactProblem f, List<Rational> eta, List<RationalVector> exact) {
    Recording run =
        Runs.of(algorithm, f.tested())
            .start(f.start().toVector())
            .rounds(eta.size())
            .stepsizes(k -> eta.get(k).toDouble())
            .record();
    assertClose(run.models(), exact.stream().map(RationalVector::toVector).toList(), 1e-12);
  }

  /** A constant step size, and one that goes up and down. */
  static List<List<Rational>> schedules(ExactProblem f) {
    Rational constant = Rational.of(1, f.inverseStep());
    return List.of(
        IntStream.range(0, ROUNDS).mapToObj(k -> constant).toList(),
        IntStream.range(0, ROUNDS)
            .mapToObj(k -> constant.times(Rational.of(3, 3 + 2L * (k % 4))))
            .toList());
  }

  /** What {@code terse certify method} says, with a compressor that is unbiased and contractive. */
  @ParameterizedTest
  @MethodSource("claims")
  void theCertificateHolds(MethodClaim claim) {
    assertThat(claim.verdict()).as("%s", claim).isNotEqualTo(MethodClaim.Verdict.FAILS);
  }

  List<MethodClaim> claims() {
    Algorithm method = with(PerWorker.all(EITHER), EITHER);
    MethodSpecimen specimen =
        new MethodSpecimen(method.toString(), 7, 9, f -> method, f -> Optional.empty());
    return new MethodCertifier(300, 10, 19).certify(specimen).claims();
  }

  @Test
  void billsExactlyWhatIsSent() {
    Recording run = hard(random()).record();
    Costs sent = new Costs();
    for (Round round : run.rounds()) {
      for (int i = 0; i < round.workers(); i++) {
        assertThat(run.up(i, round.k()) != null).isEqualTo(round.takesPart(i));
        sent.add(Direction.UP, run.up(i, round.k()));
        sent.add(Direction.DOWN, run.down(i, round.k()));
      }
    }
    assertThat(Costs.of(run.result().ledger())).isEqualTo(sent.all());
  }

  @Test
  void billsABroadcastOnceWhereAsked() {
    Recording run = hard(random()).broadcastOnce().record();
    long bits = 0;
    for (Round round : run.rounds()) {
      bits +=
          IntStream.range(0, round.workers())
              .mapToObj(i -> run.down(i, round.k()))
              .filter(message -> message != null)
              .distinct()
              .mapToLong(Message::bits)
              .sum();
    }
    assertThat(run.result().ledger().bits(Direction.DOWN)).isEqualTo(bits);
  }

  @Test
  void startsFromTheCommonStart() {
    Vector start = Vector.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
    Recording run = hard(random()).participation(1).start(start).record();
    assertThat(run.models().get(0)).isEqualTo(start);
    for (int i = 0; i < REGRESSION.workers(); i++) {
      Message message = run.down(i, 0);
      if (hearing() == Hearing.MODEL) {
        Vector sent = Vector.zeros(9);
        message.copyTo(sent);
        assertThat(sent).isEqualTo(start);
      } else {
        assertThat(message).as("an increment to what all know").isNull();
      }
    }
  }

  @Test
  void sendsToThoseWhoAreToHear() {
    for (Recording run :
        List.of(hard(random()).record(), hard(random()).participation(1).record())) {
      for (Round round : run.rounds()) {
        for (int i = 0; i < round.workers(); i++) {
          assertThat(run.down(i, round.k()) != null)
              .as("worker %d hears in round %d", i, round.k())
              .isEqualTo(hearing().hears(i, round));
        }
      }
    }
  }

  @Test
  void saysWhichVectorsAreCopies() {
    assertThat(copies().isEmpty()).isEqualTo(!mirrors());
  }

  private List<String> copies() {
    return random().invariants().stream()
        .filter(Invariant.Mirror.class::isInstance)
        .map(invariant -> ((Invariant.Mirror) invariant).worker())
        .toList();
  }

  @Test
  void aWorkerThatDoesNotTakePartKeepsItsOwnState() {
    assumeTrue(participation() < 1, "it needs all workers");
    Recording run = hard(random()).stepsize(0.02).record();
    int absent = 0;
    for (Round round : run.rounds()) {
      for (int i = 0; i < round.workers(); i++) {
        List<String> own = new ArrayList<>(run.names(i));
        if (hearing().toAll) {
          own.removeAll(copies());
          own.removeAll(heard());
        }
        for (String name : round.takesPart(i) ? List.<String>of() : own) {
          assertThat(run.worker(i, name, round.k() + 1)).isEqualTo(run.worker(i, name, round.k()));
        }
        absent += round.takesPart(i) ? 0 : 1;
      }
    }
    assertThat(absent).isPositive();
  }
}
