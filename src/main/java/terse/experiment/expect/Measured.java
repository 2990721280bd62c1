package terse.experiment.expect;

import java.util.Optional;

/** A number of a method's runs, or the ratio of those of two methods, and its limits. */
public sealed interface Measured extends Expectation permits ValueIs, CostIs, GrowthIs, RateIs {
  /** The column that is measured: one of {@code curves.csv}, or {@code bits_total}. */
  String metric();

  /** The label of the method that the number is divided by that of. */
  Optional<String> over();

  /** What the number must keep to. */
  Limits limits();

  /** What is measured, in a few words without methods and limits. */
  String what();

  @Override
  default String text() {
    String number = what() + over().map(label -> " over " + label).orElse("");
    return (number + " " + limits().text()).strip();
  }
}
