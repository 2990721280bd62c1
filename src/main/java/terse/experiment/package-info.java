/**
 * Experiments: from YAML to records to runs to files.
 *
 * <p>{@link terse.experiment.ExperimentReader} reads the keys of {@code Spec}, builds the problem,
 * and binds the methods to it. What a record of the catalogue takes is told by its components and
 * their {@link terse.config.Key}s: a {@code Shape} for each type checks a value, makes its defaults
 * explicit, turns it into Java, and describes it in the schema. {@link terse.experiment.Runner}
 * carries the runs out, {@link terse.experiment.Results} writes what they left.
 *
 * <p>Wires everything below {@code terse.cli}; the only package that reads YAML. Of its classes the
 * runner alone knows threads.
 *
 * <p>{@link terse.experiment.Plugins} are a user's own types: {@code PluginPlaces} are the jars and
 * folders, {@code PluginFinder} finds the types in one of them. The {@link
 * terse.experiment.Catalogue} has them beside Terse's.
 *
 * <p>To add a compressor, an algorithm, a problem or a split, write its record in its own package:
 * nothing is registered here. To add a key of the experiment: a component of {@code Spec}, and what
 * it means in {@code ExperimentReader} or {@code Experiment}. To add a type that is written in a
 * way of its own: a {@code Shape}, and its line in {@code Shapes}.
 */
package terse.experiment;
