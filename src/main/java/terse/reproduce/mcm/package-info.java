/**
 * The pack {@code mcm}: Philippenko and Dieuleveut, Preserved central model for faster
 * bidirectional compression in distributed settings, NeurIPS 2021.
 *
 * <p>One file for each item; {@link terse.reproduce.mcm.PreservedModel} lists them in the paper's
 * order. What the paper does not say of its runs is taken from the authors' released code; each
 * such choice is an option of the experiments in {@code configs/mcm/}, marked there, and no default
 * of Terse.
 */
package terse.reproduce.mcm;
