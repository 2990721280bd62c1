/**
 * Functions f_i, their gradients, and what theory needs to know of them: L_i, L, mu, x* and f*.
 *
 * <p>Knows nothing of distribution: a {@link terse.objective.Problem} is a list of functions, and
 * whoever runs it gives each to a worker. Depends on {@code terse.data}, {@code terse.vector} and
 * {@code terse.config}. All sums run in a fixed order and no function of the platform's
 * mathematical library decides a result, so that a problem gives the same bits on every machine and
 * every JDK; neural networks, whose matrix products are done by ND4J's BLAS, on every JDK and at
 * any number of threads, but not on every kind of processor.
 *
 * <p>To add a problem: a record that implements {@link terse.objective.ProblemType}, and its test.
 */
package terse.objective;
