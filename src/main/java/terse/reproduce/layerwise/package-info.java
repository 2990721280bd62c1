/**
 * The pack {@code layer-wise}: Dutta, Bergou, Abdelmoniem, Ho, Sahu, Canini, Kalnis, On the
 * Discrepancy between the Theoretical Analysis and Practical Implementations of Compressed
 * Communication for Distributed Deep Learning, AAAI 2020.
 *
 * <p>One file for each kind of item; {@link terse.reproduce.layerwise.LayerWise} lists them in the
 * paper's order. To add one: a class and a line in that list.
 */
package terse.reproduce.layerwise;
