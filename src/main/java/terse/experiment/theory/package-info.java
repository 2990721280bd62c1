/**
 * Theory beside measurement: what the theorems about a method promise of its runs, and whether the
 * runs kept to it.
 *
 * <p>{@link terse.experiment.theory.Promises} holds a method's theorems to an experiment before it
 * runs, and makes the gauges that add bounds, and what is measured against them, to its curves;
 * {@link terse.experiment.theory.Comparison} judges the curves afterwards.
 *
 * <p>To compare with a metric that no curve has yet: a constant of {@link terse.theory.Metric}, and
 * the gauge that measures it in {@code Promise}.
 */
package terse.experiment.theory;
