package terse.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import terse.certify.Sample.Estimate;
import terse.compress.Guarantee;
import terse.vector.Coins;
import terse.vector.NotFiniteException;
import terse.wire.Precision;

/**
 * The claims of a guarantee, tried on all {@link Families}, on one of them at float32 too, and, by
 * fresh draws, on the worst vector that a search finds for each constant and the one it began with.
 */
final class GuaranteeClaims {
  private static final int FINAL = 4; // so many times the draws where a search began and ended
  private static final int SEARCHED = 8; // the part of the draws that an estimate of a search gets
  private static final double TIGHT = 0.9999; // from here on no search is worth while

  /** A vector and its draws. */
  private record Trial(Candidate candidate, Sample sample) {}

  private final Draws draws;
  private final Guarantee promise;
  private final int d;
  private final int samples;
  private final long seed;
  private final List<Trial> trials = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();

  GuaranteeClaims(Draws draws, Guarantee promise, int d, int samples, long seed) {
    this.draws = draws;
    this.promise = promise;
    this.d = d;
    this.samples = samples;
    this.seed = seed;
  }

  /** All claims. Throws {@link BrokenDrawException} where they cannot be tried. */
  List<Claim> all() {
    Families.all(d, seed).forEach(each -> tryOn(each, draws, samples));
    Candidate gaussian = new Candidate("gaussian, float32", Families.gaussian(d, seed));
    tryOn(gaussian, draws.at(Precision.FLOAT32), samples);
    for (Constant constant : Constant.values()) {
      double bound = constant.bound(promise);
      if (Double.isFinite(bound) && !followsFromZeta(constant)) {
        search(sample -> constant.score(sample, bound), constant.ordinal());
      }
    }
    if (promise.absolute() > 0) {
      search(sample -> sample.worstError() / promise.absolute(), Constant.values().length);
    }
    Alarm alarm = alarm();
    List<Claim> claims = new ArrayList<>();
    if (promise.isUnbiased()) {
      claims.add(unbiased(alarm));
    }
    for (Constant constant : Constant.values()) {
      double bound = constant.bound(promise);
      if (Double.isFinite(bound)) {
        claims.add(claim(constant, bound, alarm));
      }
    }
    if (promise.absolute() >= 0) {
      claims.add(absolute());
    }
    return claims;
  }

  /** Of an unbiased compressor all constants do (Theorem 7): they are tried, not searched for. */
  private boolean followsFromZeta(Constant constant) {
    return promise.isUnbiased() && constant != Constant.ZETA;
  }

  private void tryOn(Candidate candidate, Draws from, int n) {
    try {
      trials.add(new Trial(candidate, from.take(candidate.x(), n)));
    } catch (NotFiniteException e) {
      refused.add(candidate.family()); // the wire cannot carry it
    } catch (BrokenDrawException e) {
      throw e.at(candidate);
    }
  }

  /** The families of vectors that the compressor refused, once it was asked for all claims. */
  List<String> refused() {
    return refused;
  }

  /** Tries the worst vector that a search finds, and the one it started from, with fresh draws. */
  private void search(ToDoubleFunction<Sample> score, int number) {
    Trial start = null;
    for (Trial trial : trials) {
      int exponent = Math.getExponent(trial.candidate.x().maxAbs());
      boolean ordinary = trial.sample.size() > 0 && Math.abs(exponent) < 100;
      boolean worse =
          start == null || score.applyAsDouble(trial.sample) > score.applyAsDouble(start.sample);
      start = ordinary && worse ? trial : start;
    }
    if (start == null) {
      return;
    }
    Draws fresh = draws.fresh(2 * number + 1);
    tryOn(start.candidate, fresh, FINAL * samples);
    if (score.applyAsDouble(start.sample) < TIGHT) {
      Coins coins = new Coins(Coins.key(seed, 3, number));
      int n = Math.max(50, samples / SEARCHED);
      Candidate found =
          new WorstVector(draws.fresh(2 * number + 2), score, n, coins).from(start.candidate);
      tryOn(found, fresh, FINAL * samples);
    }
  }

  private Alarm alarm() {
    double reach = 0;
    for (Trial trial : trials) {
      if (trial.sample.size() > 0) {
        reach = Math.max(reach, trial.sample.largest() / Math.sqrt(trial.sample.size()));
      }
    }
    double comparisons = (double) trials.size() * (Constant.values().length + d + 2);
    return new Alarm(Certifier.FALSE_ALARMS / comparisons, reach, promise.absolute());
  }

  private Claim claim(Constant constant, double bound, Alarm alarm) {
    Trial worst = trials.get(0);
    boolean holds = true;
    for (Trial trial : trials) {
      boolean fails = constant.fails(trial.sample, bound, alarm);
      boolean worse = constant.score(trial.sample, bound) > constant.score(worst.sample, bound);
      if ((holds && fails)
          || (holds != fails && worse)) { // one that fails is worse than all others
        worst = trial;
      }
      holds &= !fails;
    }
    Estimate ratio = constant.ratio(worst.sample);
    double reached = constant.reached(ratio.mean(), bound);
    return new Claim(
        constant.label(),
        holds,
        constant.shown(bound),
        constant.shown(ratio.mean()),
        reached,
        Math.abs(constant.reached(ratio.mean() + ratio.error(), bound) - reached),
        worst.candidate.family(),
        worst.candidate.x(),
        worst.sample.draws(),
        "");
  }

  private Claim unbiased(Alarm alarm) {
    Trial worst = null;
    Bias largest = null;
    for (Trial trial : trials) {
      Bias bias = Bias.largest(trial.sample, alarm);
      if (largest == null || bias.share() > largest.share()) {
        worst = trial;
        largest = bias;
      }
    }
    return new Claim(
        "U: E C(x) = x",
        largest.share() <= 1,
        0,
        largest.relative(),
        largest.share(),
        0,
        worst.candidate.family(),
        worst.candidate.x(),
        worst.sample.draws(),
        largest.share() <= 1 ? "" : "biased " + largest.where());
  }

  private Claim absolute() {
    double bound = promise.absolute();
    Trial worst = trials.get(0);
    boolean holds = true;
    for (Trial trial : trials) {
      double error = trial.sample.worstError();
      double slack = Constant.ROUNDING * (bound + trial.candidate.x().norm());
      boolean fails = error > bound + slack;
      boolean worse = error > worst.sample.worstError();
      if ((holds && fails) || (holds != fails && worse)) {
        worst = trial;
      }
      holds &= !fails;
    }
    double error = worst.sample.worstError();
    return new Claim(
        "|C(x) - x|",
        holds,
        bound,
        error,
        error / bound,
        0,
        worst.candidate.family(),
        worst.candidate.x(),
        worst.sample.draws(),
        "");
  }
}
