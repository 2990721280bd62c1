/**
 * The pack {@code dist-ef-blocksgdm}: Zheng, Huang, Kwok, Communication-Efficient Distributed
 * Blockwise Momentum SGD with Error-Feedback, NeurIPS 2019.
 *
 * <p>One file for each item, in the letters of the paper; {@link
 * terse.reproduce.distef.DistEfBlockSgdmPack} lists them in its order. To add one: a class and a
 * line in that list.
 */
package terse.reproduce.distef;
