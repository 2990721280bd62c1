/**
 * Holds runs still: to what an experiment expects, to stored baselines, and one run to another.
 *
 * <p>{@link terse.check.Check} judges what one experiment left, from the rows of its {@code
 * curves.csv}; {@link terse.check.JunitXml} writes the outcome for a CI server; {@link
 * terse.check.RunComparison} lays two folders side by side.
 *
 * <p>Depends on {@code terse.experiment}, {@code terse.report}, {@code terse.trace} and {@code
 * terse.config}. To add a kind of expectation: its record in {@code terse.experiment.expect}, and
 * what is measured in {@link terse.check.Measure}.
 */
package terse.check;
