package terse.experiment;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import terse.config.Key;
import terse.theory.Setting;
import terse.theory.Theorem21Linear;
import terse.theory.Weights;

/**
 * The average of x_0 .. x_k whose loss is recorded beside that of x_k: {@code averaging: linear}.
 *
 * <p>Uniform, linear and exponential weights are the regimes of Theorem 21 of Beznosikov et al.
 * (JMLR 2023); uniform and inverse-stepsize ones the Polyak-Ruppert averages of Theorems 2 and 1
 * (2) of Philippenko and Dieuleveut (NeurIPS 2021), who average w_0 .. w_{K-1}: the row of round K
 * - 1.
 */
record Averaging(
    Type type,
    @Key("linear: w_k = shift + k; by default kappa of Theorem 21 (i), or 1 where it is not known")
        OptionalDouble shift,
    @Key("exponential: w_k = (1 - rate)^-(k+1); by default mu eta_k/2 in every round")
        OptionalDouble rate) {
  /** No average. */
  static final Averaging NONE =
      new Averaging(Type.NONE, OptionalDouble.empty(), OptionalDouble.empty());

  /** How the weights grow. */
  enum Type {
    /** No average. */
    NONE,
    /** w_k = 1. */
    UNIFORM,
    /** w_k = shift + k. */
    LINEAR,
    /** w_k = prod_{j=0}^{k} 1/(1 - mu eta_j/2). */
    EXPONENTIAL,
    /** w_k = 1/eta_k. */
    INVERSE_STEPSIZE
  }

  /**
   * Weights that are known.
   *
   * @param formula w_k in words of the paper, with the numbers
   */
  record Rule(String formula, Weights weights) {}

  Averaging {
    if (shift.isPresent() && type != Type.LINEAR) {
      throw new IllegalArgumentException(
          "only linear weights have a shift, but shift = " + shift.getAsDouble());
    }
    if (rate.isPresent() && type != Type.EXPONENTIAL) {
      throw new IllegalArgumentException(
          "only exponential weights have a rate, but rate = " + rate.getAsDouble());
    }
    if (shift.isPresent() && !(shift.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "linear weights need shift > 0, but shift = " + shift.getAsDouble());
    }
    if (rate.isPresent() && !(rate.getAsDouble() > 0 && rate.getAsDouble() < 1)) {
      throw new IllegalArgumentException(
          "exponential weights need 0 < rate < 1, but rate = " + rate.getAsDouble());
    }
  }

  /**
   * The weights for a method; empty for none. The end of the run, a state that no round follows,
   * has the step size of the last round.
   *
   * @param eta eta_k, for k &lt; K
   * @throws IllegalArgumentException where the weights are not defined
   */
  Optional<Rule> rule(Setting setting, IntToDoubleFunction eta) {
    int last = setting.rounds() - 1;
    IntToDoubleFunction extended = k -> eta.applyAsDouble(Math.min(k, last));
    return switch (type) {
      case NONE -> Optional.empty();
      case UNIFORM -> Optional.of(new Rule("1", Weights.UNIFORM));
      case LINEAR -> {
        double first = shift.orElseGet(() -> kappa(setting));
        yield Optional.of(new Rule(first + " + k", Weights.linear(first)));
      }
      case EXPONENTIAL -> Optional.of(exponential(setting, extended));
      case INVERSE_STEPSIZE -> Optional.of(new Rule("1/eta_k", Weights.inverseStepsize(extended)));
    };
  }

  private Rule exponential(Setting setting, IntToDoubleFunction eta) {
    if (rate.isPresent()) {
      double r = rate.getAsDouble();
      return new Rule("(1 - " + r + ")^-(k+1)", Weights.exponential(r));
    }
    double mu = setting.strongConvexity();
    if (!(mu > 0)) {
      throw new IllegalArgumentException(
          "exponential weights need mu > 0, or a rate: {type: exponential, rate: 0.01}; "
              + (Double.isNaN(mu) ? "mu is not known for this problem" : "but mu = " + mu));
    }
    Weights weights = Weights.exponential(mu, eta);
    return new Rule(
        "prod_{j=0}^{k} 1/(1 - mu eta_j/2), mu = " + mu,
        k -> {
          double ratio = weights.ratio(k);
          if (ratio > 0) {
            return ratio;
          }
          throw new IllegalArgumentException(
              "exponential weights need mu eta_k < 2, but mu = "
                  + mu
                  + " and eta_k = "
                  + eta.applyAsDouble(k)
                  + " with k = "
                  + k);
        });
  }

  /** 56 (2 delta + B) Lmax/mu of Theorem 21 (i), or 1 where it is not known. */
  private static double kappa(Setting setting) {
    double kappa = Theorem21Linear.kappa(setting);
    return kappa > 0 && kappa <= Double.MAX_VALUE ? kappa : 1;
  }
}
