package terse.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import terse.cluster.Snapshot;
import terse.compress.Guarantee;
import terse.objective.Problem;
import terse.theory.Metric;
import terse.theory.Theorem;
import terse.theory.Weights;

/**
 * Whether a method converges on a strongly convex quadratic, and stays below the bounds of its
 * theorems: each on the first problem that its assumptions hold on, with workers that differ, with
 * workers alike, with one worker; and on the first such one with noisy gradients, if there is one.
 */
final class MethodTheory {
  /** Without a theorem, the part of the start's excess that a run must end below. */
  private static final double TENTH = 0.1;

  private final int repeats;
  private final List<MethodTrial> trials;
  private final List<MethodTrial> noisy;
  private final MethodTrial alike;
  private final List<String> theorems;
  private final double z;

  MethodTheory(MethodSpecimen specimen, int rounds, int repeats, long seed, double falseAlarms) {
    this.repeats = repeats;
    MethodProblems all = new MethodProblems(specimen.workers(), specimen.dimension(), seed);
    alike =
        MethodTrial.of("workers alike", all.homogeneous(), specimen, rounds, seed).orElseThrow();
    trials =
        Stream.of(
                MethodTrial.of("workers that differ", all.heterogeneous(), specimen, rounds, seed),
                Optional.of(alike),
                MethodTrial.of("one worker", all.single(), specimen, rounds, seed))
            .flatMap(Optional::stream)
            .toList();
    noisy = trials.stream().map(MethodTrial::noisy).toList();
    theorems = alike.method().theorems().stream().map(Theorem::name).toList();
    // Two comparisons for each round of each theorem, and one of convergence (Bonferroni).
    z = Math.sqrt(-2 * Math.log(falseAlarms / (2 * theorems.size() * (rounds + 1.0) + 1)));
  }

  /** Convergence, then the claims of each theorem. */
  List<MethodClaim> claims() {
    List<MethodClaim> claims = new ArrayList<>();
    Optional<MethodClaim> convergence = Optional.empty();
    for (String theorem : theorems) {
      String name = "bound: " + theorem;
      Optional<MethodTrial.Promise> exact = promise(theorem, trials);
      Optional<MethodTrial.Promise> inNoise = promise(theorem, noisy);
      try {
        if (exact.isPresent()) {
          MethodBound bound = new MethodBound(exact.get(), repeats, z);
          claims.add(bound.claim(name));
          convergence = convergence.or(() -> Optional.of(bound.convergence(theorem)));
        }
        if (inNoise.isPresent()) {
          claims.add(new MethodBound(inNoise.get(), repeats, z).claim("noisy: " + theorem));
        }
      } catch (MethodRun.Broken e) {
        claims.add(MethodClaim.fails(name, e.getMessage()));
      }
      if (exact.isEmpty() && inNoise.isEmpty()) {
        claims.add(MethodClaim.skipped(name, reason(theorem)));
      }
    }
    claims.add(0, convergence.orElseGet(this::withoutTheorem));
    return claims;
  }

  private Optional<MethodTrial.Promise> promise(String theorem, List<MethodTrial> where) {
    return where.stream().flatMap(trial -> trial.promise(theorem).stream()).findFirst();
  }

  /** What fails on the problem that asks least. */
  private String reason(String theorem) {
    List<String> broken = trials.get(trials.size() - 1).broken(theorem);
    return broken.isEmpty()
        ? "it gives no step size and no bound here"
        : "it assumes that " + broken.get(0);
  }

  /** At a step size that is small enough for most methods, with workers alike. */
  private MethodClaim withoutTheorem() {
    Problem problem = alike.problem();
    int d = problem.dimension();
    double spread =
        spread(alike.method().uplink().guarantee(d))
            * spread(alike.method().downlink().guarantee(d));
    double eta = 1 / (4 * problem.constants().smoothness() * spread);
    String stepsize =
        alike.given().isPresent()
            ? "the given step size"
            : String.format(Locale.ROOT, "no theorem: eta = 1/(4 L) / %.3g", spread);
    try {
      MethodRun run = alike.run(alike.given().orElse(k -> eta));
      return new MethodCurves(run, alike.method(), NoBound::new, Weights.UNIFORM, repeats)
          .convergence(TENTH, z, alike.where() + "; " + stepsize);
    } catch (MethodRun.Broken e) {
      return MethodClaim.fails(MethodCurves.CONVERGENCE, e.getMessage() + "; " + stepsize);
    }
  }

  /** zeta or delta, what there is; 1 where nothing is known. */
  private static double spread(Guarantee of) {
    double constant = of.isUnbiased() ? of.zeta() : of.delta();
    return constant >= 1 && constant <= Double.MAX_VALUE ? constant : 1;
  }

  /** Of the excess loss. */
  private static final class NoBound implements RunBound {
    @Override
    public Metric metric() {
      return Metric.EXCESS_LOSS;
    }

    @Override
    public double at(Snapshot now) {
      return Double.POSITIVE_INFINITY;
    }
  }
}
