/**
 * The pack {@code iade}: Ye, Xiao, Sun, A Communication Efficient Gradient Compression Algorithm
 * for Distributed Learning, 2020.
 *
 * <p>The paper has theorems and no experiments: its claims are held to runs that Terse chose. One
 * file for each item, in the letters of the paper; {@link terse.reproduce.iade.IadePack} lists them
 * in its order. To add one: a class and a line in that list.
 */
package terse.reproduce.iade;
