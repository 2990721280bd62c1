/**
 * Certificates of compressors: whether messages keep the contract, whether the constants of a
 * guarantee hold, what a message costs beside its entropy. Certificates of methods: whether they
 * keep what they declare, whether their runs stay below the bounds of their theorems.
 *
 * <p>{@link terse.certify.Certifier} holds one compressor at one dimension to all of it and leaves
 * a {@link terse.certify.Certificate}. {@link terse.certify.MessageChecks} has the checks that need
 * no statistics, {@code Constant} the inequalities of a guarantee, {@link terse.certify.Families}
 * the vectors that they are tried on, {@code WorstVector} the search for a worse one. {@link
 * terse.certify.EnergyKept} is the other side of a guarantee: what Top-k keeps of random vectors.
 * {@link terse.certify.Information} is what the messages of all rounds say, in bits, under their
 * law, and {@link terse.certify.BitLimit} how much more they may take.
 *
 * <p>{@link terse.certify.MethodCertifier} holds one method to all of it and leaves a {@link
 * terse.certify.MethodCertificate}. To add a claim about every method: a file that makes a {@link
 * terse.certify.MethodClaim}, and a lie of the test's {@code Liar}.
 *
 * <p>Depends on {@code terse.compress} and what that stands on, and on {@code terse.billing} for
 * entropies and the papers' formulas; reads and writes no files. To add a family of vectors: a line
 * in {@code Families}. To hold a new compressor to its entropy: a line in {@code BitLimit}.
 */
package terse.certify;
