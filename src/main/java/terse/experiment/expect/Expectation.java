package terse.experiment.expect;

import java.util.Optional;

/**
 * Something that must hold of the runs of one method, or of every method.
 *
 * <p>Repeats: a status is the worst of them; what is measured is the arithmetic mean of what the
 * repeats give, each by itself.
 */
public sealed interface Expectation permits StatusIs, DigestIs, Measured {
  /** The method's label; empty for every method, or in a digest for the experiment. */
  Optional<String> method();

  /** What is expected, in a few words without the method. */
  String text();
}
