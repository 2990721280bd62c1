package terse.objective;

import java.util.OptionalInt;

/**
 * A kind of problem: a record whose components are its keys under {@code problem}, checked in its
 * constructor. One file each; the name is that of the class, {@code LogisticRegression} is {@code
 * logistic-regression}.
 */
public interface ProblemType {
  /**
   * Builds the problem.
   *
   * @throws IllegalArgumentException where the setting does not suit it; the message is the rule
   *     and the value
   * @throws terse.data.DataException where its data cannot be used
   */
  Problem build(Setting setting);

  /** The number of workers, where the problem itself says it. */
  default OptionalInt fixedWorkers() {
    return OptionalInt.empty();
  }

  /** Refuses a number of workers other than the fixed one. */
  static void checkWorkers(String name, int fixed, Setting setting) {
    if (setting.workers() != fixed) {
      throw new IllegalArgumentException(
          name + " has " + fixed + " workers, but workers = " + setting.workers());
    }
  }
}
