package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** A theorem about step sizes that never grow and stay at or below a limit. */
interface Limited extends Theorem {
  /** What it assumes besides the variance of the gradients and the step sizes. */
  List<Assumption> structure(Setting s);

  /** The limit of the step sizes, as a formula. */
  String formula(Setting s);

  /** The limit of the step sizes. */
  double limit(Setting s);

  /**
   * Its bound where every assumption holds; NaN where a number is not known.
   *
   * @param eta defined from the last round on, too
   */
  Bound promise(Setting s, Origin origin, IntToDoubleFunction eta);

  @Override
  default List<Assumption> assumptions(Setting s, IntToDoubleFunction eta) {
    List<Assumption> all = new ArrayList<>(structure(s));
    all.add(Assume.boundedNoise(s));
    all.add(Assumption.stepsizesAtMost(formula(s), limit(s), s, eta));
    all.add(Assume.stepsizesNeverGrow(s, eta));
    return all;
  }

  /** The limit in every round, which needs no number for the variance of the gradients. */
  @Override
  default Optional<Schedule> schedule(Setting s) {
    double limit = limit(s);
    return Assumption.allHold(structure(s))
        ? Optional.of(new Schedule(formula(s) + " = " + limit, k -> limit))
        : Optional.empty();
  }

  @Override
  default Optional<Bound> bound(Setting s, Origin origin, IntToDoubleFunction eta) {
    return Assumption.allHold(assumptions(s, eta))
        ? Optional.of(promise(s, origin, Bounds.steps(s, eta)))
        : Optional.empty();
  }
}
