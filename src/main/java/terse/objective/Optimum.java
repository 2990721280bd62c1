package terse.objective;

import java.util.Optional;
import java.util.OptionalDouble;
import terse.vector.Vector;

/**
 * The infimum f* of a problem, and a minimiser x* if there is one; or the reason why they are not
 * known.
 *
 * <p>The certificate is the norm of grad f at the point found, relative to that of grad f(0); f* is
 * given where it is at most {@value #CERTIFIED}. Where the infimum is not attained the point found
 * is only a witness that f comes that close to it.
 */
public final class Optimum {
  /** The largest relative norm of the gradient at which f* counts as found. */
  public static final double CERTIFIED = 1e-12;

  private final double value;
  private final Vector point;
  private final double gradientNorm;
  private final double relativeGradientNorm;
  private final boolean attained;
  private final boolean unique;
  private final double noise;
  private final String reason;

  private Optimum(
      double value,
      Vector point,
      double gradientNorm,
      double relativeGradientNorm,
      boolean attained,
      boolean unique,
      double noise,
      String reason) {
    this.value = value;
    this.point = point;
    this.gradientNorm = gradientNorm;
    this.relativeGradientNorm = relativeGradientNorm;
    this.attained = attained;
    this.unique = unique;
    this.noise = noise;
    this.reason = reason;
  }

  /** No f*, for this reason. */
  public static Optimum unknown(String reason) {
    double none = Double.NaN;
    return new Optimum(none, null, none, none, false, false, none, reason);
  }

  /** {@code reason} says why the minimiser may not be the only one; empty where it is. */
  static Optimum found(Minimum minimum, double noise, String reason) {
    return new Optimum(
        minimum.value(),
        minimum.point(),
        minimum.gradientNorm(),
        minimum.relativeGradientNorm(),
        true,
        reason.isEmpty(),
        noise,
        reason);
  }

  static Optimum notAttained(Minimum minimum, double noise, String reason) {
    return new Optimum(
        minimum.value(),
        minimum.point(),
        minimum.gradientNorm(),
        minimum.relativeGradientNorm(),
        false,
        false,
        noise,
        reason);
  }

  /** f*, the infimum of f, where it is known: attained or not. */
  public OptionalDouble value() {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** x*, a copy, where there is a minimiser: of many the one of smallest norm. */
  public Optional<Vector> minimiser() {
    return attained ? Optional.of(point.copy()) : Optional.empty();
  }

  /**
   * The point that the certificate is about, a copy: x* where f* is attained. Empty where f* is not
   * known.
   */
  public Optional<Vector> witness() {
    return Optional.ofNullable(point).map(Vector::copy);
  }

  /** |grad f| at x*, or at the witness where f* is not attained; NaN where f* is not known. */
  public double gradientNorm() {
    return gradientNorm;
  }

  /** |grad f| / |grad f(0)| at the same point. */
  public double relativeGradientNorm() {
    return relativeGradientNorm;
  }

  /** Whether f has a minimiser. */
  public boolean attained() {
    return attained;
  }

  /** Whether f has exactly one minimiser, so that the distance to it is defined. */
  public boolean unique() {
    return unique;
  }

  /** D = (1/n) sum_i |grad f_i(x*)|^2 at the same point. */
  public OptionalDouble noise() {
    return Double.isNaN(noise) ? OptionalDouble.empty() : OptionalDouble.of(noise);
  }

  /** Why f* or x* is missing, or x* not unique; empty where nothing is missing. */
  public String reason() {
    return reason;
  }
}
