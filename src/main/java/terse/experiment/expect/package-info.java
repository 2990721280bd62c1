/**
 * What an experiment says must hold of its runs: the entries of {@code expect}, one record for each
 * kind. {@code terse.check} holds runs to them.
 *
 * <p>Depends on {@code terse.config}. To add a kind: a record here, its line in {@code
 * ExpectationShape}, and what is measured in {@code terse.check.Measure}.
 */
package terse.experiment.expect;
