/**
 * The pack {@code biased-compression}: Beznosikov, Horváth, Richtárik, Safaryan, On Biased
 * Compression for Distributed Learning, JMLR 2023.
 *
 * <p>One file for each item, in the letters of the paper; {@link
 * terse.reproduce.biased.BiasedCompression} lists them in its order. To add one: a class and a line
 * in that list.
 */
package terse.reproduce.biased;
