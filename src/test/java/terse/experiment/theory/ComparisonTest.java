package terse.experiment.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import terse.compress.Compressor;
import terse.compress.Guarantee;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.method.Dcgd;
import terse.objective.Problem;
import terse.testing.Problems;
import terse.theory.Assumption;
import terse.theory.Bound;
import terse.theory.Metric;
import terse.theory.Noise;
import terse.theory.Origin;
import terse.theory.Schedule;
import terse.theory.Setting;
import terse.theory.Theorem;
import terse.trace.Ledger;
import terse.trace.Pricing;
import terse.trace.Row;
import terse.trace.RunResult;
import terse.trace.Status;
import terse.vector.Vector;
import terse.wire.Precision;

/** The rule by which a curve is under a bound, on curves that are made up. */
class ComparisonTest {
  private static final Problem PROBLEM = Problems.regression(1, 6, 4);

  /** f(x_k) - f* is at most 8/2^k, whatever the method. */
  private record Halving() implements Theorem {
    @Override
    public String name() {
      return "halving";
    }

    @Override
    public String source() {
      return "made up";
    }

    @Override
    public List<Assumption> assumptions(Setting setting, IntToDoubleFunction eta) {
      return List.of(new Assumption("nothing", true));
    }

    @Override
    public Optional<Schedule> schedule(Setting setting) {
      return Optional.empty();
    }

    @Override
    public Optional<Bound> bound(Setting setting, Origin origin, IntToDoubleFunction eta) {
      return Optional.of(
          new Bound() {
            @Override
            public Metric metric() {
              return Metric.EXCESS_LOSS;
            }

            @Override
            public double at(int k) {
              return Math.scalb(8.0, -k);
            }
          });
    }
  }

  private static Setting setting(double mu) {
    Guarantee exact = Guarantee.unbiased(1);
    return new Setting(1, 4, 3, 4, 4, mu, 1, exact, exact, Noise.NONE);
  }

  private static Verdict verdict(Compressor uplink, Precision precision, double[]... curves) {
    Setting setting = setting(1);
    Vector start = Vector.zeros(4);
    Promises promises =
        Promises.of(
            List.of(new Halving()),
            setting,
            Origins.of(PROBLEM, start),
            k -> 0.1,
            Optional.empty());
    List<RunResult> runs = new ArrayList<>();
    List<Trail> trails = new ArrayList<>();
    for (double[] curve : curves) {
      Trail trail = new Trail();
      List<Row> rows = new ArrayList<>();
      for (int k = 0; k < curve.length; k++) {
        trail.add(promises.all().get(0), Math.scalb(8.0, -k));
        rows.add(new Row(k, k, curve[k], curve[k], 0, 0, 0, 0, 0, 0, Double.NaN));
      }
      trails.add(trail);
      Ledger ledger = new Ledger(Pricing.NONE);
      runs.add(new RunResult("m", runs.size(), Status.FINISHED, 3, rows, ledger, start, 0, null));
    }
    return Comparison.of(
            promises,
            new Dcgd(PerWorker.all(uplink), Identity.INSTANCE),
            setting,
            PROBLEM,
            start,
            precision)
        .of(runs, trails)
        .get(0);
  }

  private static Verdict exact(double... curve) {
    return verdict(Identity.INSTANCE, Precision.FLOAT64, curve);
  }

  @Test
  void underTheBoundWithTheWorstRatioAfterTheStart() {
    Verdict verdict = exact(8, 2, 1.9, 0.5);
    assertThat(verdict.applies()).isTrue();
    assertThat(verdict.stayedUnder()).isTrue();
    assertThat(verdict.worstRatio()).isEqualTo(0.95);
    assertThat(verdict.atRound()).isEqualTo(2);
    assertThat(verdict.expectation()).isFalse();
    assertThat(verdict.measured()).isEqualTo("excess_loss");
    assertThat(verdict.bounded()).isEqualTo("bound_excess_loss");
  }

  @Test
  void aboveTheBoundAtOneRoundIsAbove() {
    Verdict verdict = exact(8, 2, 3, 0.5);
    assertThat(verdict.stayedUnder()).isFalse();
    assertThat(verdict.worstRatio()).isEqualTo(1.5);
    assertThat(verdict.atRound()).isEqualTo(2);
    assertThat(exact(8.1, 2, 1, 0.5).stayedUnder()).isFalse();
  }

  /** A relative 1e-5 is rounding. */
  @Test
  void roundingIsAllowed() {
    assertThat(exact(8, 4 * (1 + 9e-6)).stayedUnder()).isTrue();
    assertThat(exact(8, 4 * (1 + 1.1e-5)).stayedUnder()).isFalse();
  }

  /** Of a deterministic method every run counts; that runs differ says that it is not one. */
  @Test
  void equalRunsAreComparedOneByOne() {
    Verdict equal =
        verdict(Identity.INSTANCE, Precision.FLOAT64, new double[] {8, 5}, new double[] {8, 5});
    assertThat(equal.expectation()).isFalse();
    assertThat(equal.repeats()).isEqualTo(2);
    assertThat(equal.stayedUnder()).isFalse();
    Verdict differing =
        verdict(Identity.INSTANCE, Precision.FLOAT64, new double[] {8, 5}, new double[] {8, 2});
    assertThat(differing.expectation()).isTrue();
  }

  /** Mean 4.5 and standard error 0.5, then 0.05: 4.5 - 3 0.5 is under 4, 4.5 - 3 0.05 is not. */
  @Test
  void theMeanMayBeThreeStandardErrorsAbove() {
    Compressor random = Qsgd.of(1);
    Verdict near = verdict(random, Precision.FLOAT64, new double[] {8, 4}, new double[] {8, 5});
    assertThat(near.expectation()).isTrue();
    assertThat(near.stayedUnder()).isTrue();
    assertThat(near.worstRatio()).isEqualTo(4.5 / 4);
    Verdict far =
        verdict(random, Precision.FLOAT64, new double[] {8, 4.45}, new double[] {8, 4.55});
    assertThat(far.stayedUnder()).isFalse();
    assertThat(verdict(random, Precision.FLOAT64, new double[] {8, 4.5}).stayedUnder()).isFalse();
  }

  /** 1e-12 of the start's loss, or (2^-24 Lmax/mu)^2 of it with float32 and Lmax/mu = 4. */
  @Test
  void whatIsBelowTheDigitsOfTheStartCountsAsZero() {
    double loss = Math.max(PROBLEM.loss(Vector.zeros(4)), 0);
    assertThat(exact(8).uncounted()).isCloseTo(1e-12 * loss, within(1e-15 * loss));
    assertThat(exact(8).atRound()).isEqualTo(-1);
    assertThat(exact(8).worstRatio()).isNaN();
    Scales scales = Scales.of(PROBLEM, Vector.zeros(4), setting(1e-3), Precision.FLOAT32);
    double share = Math.pow(0x1p-24 * 4000, 2);
    assertThat(scales.share()).isCloseTo(share, within(1e-12 * share));
    assertThat(scales.uncounted(Metric.DISTANCE))
        .isCloseTo(Math.sqrt(scales.uncounted(Metric.SQUARED_DISTANCE)), within(1e-15));
    assertThat(Scales.of(PROBLEM, Vector.zeros(4), setting(1e-3), Precision.FLOAT64).share())
        .isEqualTo(1e-12);
  }
}
