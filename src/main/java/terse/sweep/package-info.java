/**
 * Sweeps: one experiment at many points, keys set to other values at each.
 *
 * <p>{@link terse.sweep.Sweep} reads the key {@code sweep} of an experiment and makes a {@link
 * terse.sweep.SweepPlan} of it; {@link terse.sweep.SweepRunner} carries out the points that are
 * missing in the {@link terse.sweep.PointStore}, where each is kept under the hash of whatever
 * decides its results; {@link terse.sweep.SweepResults} makes tables and a page of all points,
 * always from their files, so that a sweep in one go, an interrupted one and merged shards leave
 * the same.
 *
 * <p>Depends on {@code terse.experiment}, {@code terse.report} and {@code terse.trace}; of its
 * classes the runner alone knows threads.
 */
package terse.sweep;
