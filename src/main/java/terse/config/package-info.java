/**
 * How a record says its YAML keys: the annotation that carries a key's default and its one-line
 * description, and those that say what a method's theorems ask of a compressor; and which known
 * name an unknown one may mean.
 *
 * <p>Depends on nothing. Compressors, methods, problems and data sets are records; the catalogue in
 * {@code terse.experiment} turns YAML into them by their components: {@code alphaUp} is the key
 * {@code alpha-up}.
 */
package terse.config;
