package terse.theory;

import java.util.function.DoubleSupplier;

/** What a theorem promises of one run. */
public interface Bound {
  Metric metric();

  /** The bound for the state before round k; asked for every k from 0 on, in order. */
  double at(int k);

  /**
   * Shows the state before round k, where the bound is about what a run realises; {@link #at} is
   * NaN for rounds that were not shown, then. Every k from 0 on, in order, each before it is asked
   * for.
   *
   * @param squaredGradients (1/n) sum_i |grad f_i(x_k)|^2, computed when it is asked for
   */
  default void see(int k, DoubleSupplier squaredGradients) {}
}
