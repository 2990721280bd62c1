package terse.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.method.Sgd;
import terse.testing.Curves;
import terse.testing.ExactProblem;
import terse.testing.Problems;
import terse.testing.Rational;
import terse.testing.RationalVector;
import terse.testing.Runs;
import terse.theory.Weights;
import terse.trace.Row;
import terse.trace.RunResult;
import terse.vector.Vector;

class AveragedModelTest {
  private static final int ROUNDS = 50;
  private static final Rational HALF = Rational.of(1, 2);

  /** eta_k = 1/(16 + k). */
  private static double eta(int k) {
    return 1.0 / (16 + k);
  }

  /** Each weighting, and w_k by its definition. */
  static Stream<Arguments> weightings() {
    IntFunction<Rational> uniform = k -> Rational.ONE;
    IntFunction<Rational> linear = k -> Rational.of(5 + 2L * k, 2);
    IntFunction<Rational> inverse = k -> Rational.of(16 + k);
    IntFunction<Rational> constantRate = k -> power(Rational.of(4, 3), k + 1);
    return Stream.of(
        Arguments.of("uniform", Weights.UNIFORM, uniform),
        Arguments.of("2.5 + k", Weights.linear(2.5), linear),
        Arguments.of("1/eta_k", Weights.inverseStepsize(AveragedModelTest::eta), inverse),
        Arguments.of("(1 - 1/4)^-(k+1)", Weights.exponential(0.25), constantRate),
        Arguments.of(
            "prod 1/(1 - mu eta_j/2), mu = 3/2",
            Weights.exponential(1.5, AveragedModelTest::eta),
            (IntFunction<Rational>) AveragedModelTest::products));
  }

  private static Rational products(int k) {
    Rational w = Rational.ONE;
    for (int j = 0; j <= k; j++) {
      w = w.over(Rational.ONE.minus(Rational.of(3, 4).over(Rational.of(16 + j))));
    }
    return w;
  }

  private static Rational power(Rational base, int exponent) {
    Rational power = Rational.ONE;
    for (int j = 0; j < exponent; j++) {
      power = power.times(base);
    }
    return power;
  }

  /** Gradient descent in exact arithmetic, and (1/W_k) sum_j w_j x_j at every round. */
  private static List<RationalVector> averages(ExactProblem f, IntFunction<Rational> weights) {
    List<RationalVector> averages = new ArrayList<>();
    RationalVector x = f.start();
    RationalVector sum = RationalVector.zeros(f.dimension());
    Rational total = Rational.ZERO;
    for (int k = 0; k <= ROUNDS; k++) {
      Rational w = weights.apply(k);
      sum = sum.plus(x.times(w));
      total = total.plus(w);
      averages.add(sum.times(Rational.ONE.over(total)));
      x = x.minus(gradient(f, x).times(Rational.of(1, 16 + k)));
    }
    return averages;
  }

  private static RationalVector gradient(ExactProblem f, RationalVector x) {
    List<RationalVector> gradients = new ArrayList<>();
    for (int i = 0; i < f.workers(); i++) {
      gradients.add(f.gradient(i, x));
    }
    return RationalVector.mean(gradients);
  }

  /** f(x) = x'(grad f(x) + grad f(0))/2, for f is quadratic and f(0) = 0. */
  private static Rational loss(ExactProblem f, RationalVector x) {
    RationalVector g = gradient(f, x).plus(gradient(f, RationalVector.zeros(f.dimension())));
    Rational loss = Rational.ZERO;
    for (int j = 0; j < f.dimension(); j++) {
      loss = loss.plus(x.get(j).times(g.get(j)).times(HALF));
    }
    return loss;
  }

  /** Keeps the average of every round. */
  private static final class Kept implements Gauge {
    private final AveragedModel model;
    private final List<Vector> averages = new ArrayList<>();

    Kept(Weights weights) {
      model = new AveragedModel(weights);
    }

    @Override
    public void see(Snapshot now) {
      model.see(now);
      averages.add(model.average().copy());
    }

    @Override
    public void record(Snapshot now, Map<String, Double> columns) {
      model.record(now, columns);
    }
  }

  @ParameterizedTest(name = "w_k = {0}")
  @MethodSource("weightings")
  void equalsTheAverageInExactArithmetic(
      String name, Weights weights, IntFunction<Rational> definition) {
    ExactProblem f = ExactProblem.quadratic();
    List<RationalVector> expected = averages(f, definition);
    Kept kept = new Kept(weights);
    RunResult run =
        Runs.of(new Sgd(0), f.tested())
            .start(f.start().toVector())
            .stepsizes(AveragedModelTest::eta)
            .rounds(ROUNDS)
            .watch(new Watch(List.of(() -> kept), false))
            .finish();
    Curves.assertClose(
        kept.averages, expected.stream().map(RationalVector::toVector).toList(), 1e-12);
    double infimum = f.tested().optimum().value().orElseThrow();
    for (Row row : run.rows()) {
      double loss = loss(f, expected.get(row.round())).toDouble();
      assertThat(row.more().get(Row.AVERAGED_LOSS))
          .as("round %s", row.round())
          .isCloseTo(loss, within(1e-12 * Math.abs(loss)));
      assertThat(row.more().get(Row.AVERAGED_EXCESS_LOSS))
          .isEqualTo(row.more().get(Row.AVERAGED_LOSS) - infimum);
    }
    assertThat(run.rows().get(0).more()).containsEntry("averaged_loss", run.rows().get(0).loss());
  }

  /** Weights that reach 10^(2e5), and step sizes that fall to 1e-300. */
  @Test
  void neverOverflows() {
    List<Weights> huge =
        List.of(
            Weights.exponential(0.9),
            Weights.inverseStepsize(k -> Math.pow(10, -300.0 * k / 200_000)),
            Weights.inverseStepsize(k -> Math.pow(10, 300.0 * k / 200_000)));
    List<Watch> watches =
        huge.stream().map(w -> new Watch(List.of(() -> new AveragedModel(w)), false)).toList();
    for (Watch watch : watches) {
      RunResult run =
          Runs.of(new Sgd(0), Problems.example3())
              .start(Vector.of(3, -5))
              .stepsizes(k -> 0.3 / Math.sqrt(k + 1.0))
              .rounds(200_000)
              .every(1_000)
              .watch(watch)
              .finish();
      for (Row row : run.rows()) {
        assertThat(row.more().get(Row.AVERAGED_LOSS)).isBetween(-1.0, 100.0);
      }
    }
    // with a rate of 0.9 the last iterates are almost all of the average
    Row last =
        Runs.of(new Sgd(0), Problems.example3())
            .start(Vector.of(3, -5))
            .rounds(200_000)
            .every(200_000)
            .watch(watches.get(0))
            .finish()
            .rows()
            .get(1);
    assertThat(last.more().get(Row.AVERAGED_LOSS)).isCloseTo(last.loss(), within(1e-14));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, Execution.PER_WORKER})
  void doesNotDependOnThreads(int threads) {
    assertThat(run(threads).rows()).isEqualTo(run(1).rows());
  }

  @Test
  void changesNoResult() {
    RunResult plain = Runs.of(new Sgd(0), Problems.regression(9, 4, 6)).batch(2).finish();
    assertThat(run(1).model()).isEqualTo(plain.model());
    assertThat(plain.rows()).allMatch(row -> row.more().isEmpty());
  }

  private static RunResult run(int threads) {
    Weights weights = Weights.exponential(0.1);
    return Runs.of(new Sgd(0), Problems.regression(9, 4, 6))
        .batch(2)
        .threads(threads)
        .watch(new Watch(List.of(() -> new AveragedModel(weights)), false))
        .finish();
  }
}
