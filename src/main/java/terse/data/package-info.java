/**
 * Data sets and how their rows are dealt to workers.
 *
 * <p>Reads LIBSVM, CSV and the image formats, plain or gzipped; knows the named sets; keeps rows
 * sparse or dense, whichever is faster, and standardised rows sparse; splits rows over workers.
 * Depends on {@code terse.config} and {@code terse.vector}. Whatever is wrong with a file is a
 * {@link terse.data.DataException} that names the file, the line and the value.
 *
 * <p>To add a split: a record that implements {@link terse.data.Split}, and its test. To add a
 * named set: an entry in {@link terse.data.NamedSets}.
 */
package terse.data;
