package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import terse.method.Algorithm;
import terse.objective.Problem;
import terse.testing.Runs;
import terse.vector.Vector;

/** A theorem held to runs of its method: their mean must stay under the bound, at every row. */
final class Trial {
  private final Theorem theorem;
  private final Algorithm algorithm;
  private Problem problem;
  private Facts facts;
  private int batch;
  private int runs = 1;
  private IntToDoubleFunction eta;

  private Trial(Theorem theorem, Algorithm algorithm, Problem problem, int rounds) {
    this.theorem = theorem;
    this.algorithm = algorithm;
    this.problem = problem;
    facts = new Facts(problem, algorithm, rounds);
  }

  /** One run, which is enough where nothing is random. */
  static Trial of(Theorem theorem, Algorithm algorithm, Problem problem, int rounds) {
    return new Trial(theorem, algorithm, problem, rounds);
  }

  Trial runs(int number) {
    runs = number;
    return this;
  }

  /** Gradients get noise of variance s^2, the same everywhere. */
  Trial noise(double s) {
    problem = NoisyQuadratics.of(problem, s);
    batch = 1;
    facts.variance(s * s);
    return this;
  }

  /** Other step sizes than the theorem's own. */
  Trial stepsizes(IntToDoubleFunction steps) {
    eta = steps;
    return this;
  }

  /** What the theorem is told, to be changed. */
  Facts facts() {
    return facts;
  }

  private Vector start() {
    Vector start = Vector.zeros(problem.dimension());
    for (int j = 0; j < start.dimension(); j++) {
      start.set(j, j % 2 == 0 ? 2 : -1);
    }
    return start;
  }

  private IntToDoubleFunction eta(Setting setting) {
    return eta == null ? theorem.schedule(setting).orElseThrow().eta() : eta;
  }

  /** Every assumption is known to hold, the bound is positive, and it holds. */
  void staysUnder() {
    Setting setting = facts.setting();
    IntToDoubleFunction steps = eta(setting);
    for (Assumption assumption : theorem.assumptions(setting, steps)) {
      assertThat(assumption.holds()).as(assumption.text()).isTrue();
    }
    List<double[]> bounds = new ArrayList<>();
    double[][] excess = excess(setting, steps, bounds);
    for (int k = 1; k < bounds.get(0).length; k++) {
      assertThat(bounds.get(0)[k]).isPositive().isFinite();
    }
    double[] scale = new double[excess[0].length];
    Arrays.fill(scale, bounds.get(0)[1]);
    Means.assertNotPositive(excess, scale);
  }

  /** The first row that is above this part of the bound, or -1. */
  int firstAbove(double part) {
    Setting setting = facts.setting();
    List<double[]> bounds = new ArrayList<>();
    double[][] excess = excess(setting, eta(setting), bounds);
    for (int r = 0; r < excess.length; r++) {
      for (int k = 0; k < excess[r].length; k++) {
        excess[r][k] += (1 - part) * bounds.get(r)[k];
      }
    }
    return Means.firstPositive(excess, new double[excess[0].length]);
  }

  /** Whether a single run is above the bound in a row, whether assumptions hold or not. */
  boolean breaks() {
    Setting setting = facts.setting();
    IntToDoubleFunction steps = eta(setting);
    boolean[] above = new boolean[1];
    Measure compared = compared(setting, steps, new double[setting.rounds() + 1]);
    Measure watching =
        now -> {
          above[0] |= compared.of(now) > 0;
          return 0;
        };
    run(setting, steps).watch(Measure.watch(watching)).run();
    return above[0];
  }

  private double[][] excess(Setting setting, IntToDoubleFunction steps, List<double[]> bounds) {
    return Measure.ofMany(
        runs,
        seed -> run(setting, steps),
        () -> {
          double[] series = new double[setting.rounds() + 1];
          bounds.add(series);
          return compared(setting, steps, series);
        });
  }

  private Runs run(Setting setting, IntToDoubleFunction steps) {
    return Runs.of(algorithm, problem)
        .start(start())
        .rounds(setting.rounds())
        .batch(batch)
        .stepsizes(steps::applyAsDouble);
  }

  /** What is measured less the bound, which is kept in a series. */
  private Measure compared(Setting setting, IntToDoubleFunction steps, double[] series) {
    Origin origin = Facts.origin(problem, start());
    Bound bound = theorem.bound(setting, origin, steps).orElseThrow();
    Measure metric =
        Measure.of(bound.metric(), theorem.weights(setting, steps).orElse(Weights.UNIFORM));
    return now -> {
      int k = now.round();
      bound.see(k, () -> problem.meanSquaredGradient(now.model()));
      series[k] = bound.at(k);
      return metric.of(now) - series[k];
    };
  }
}
