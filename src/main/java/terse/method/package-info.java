/**
 * Distributed methods, one file each, both sides of it in one file, in the letters of its paper.
 *
 * <p>A method is a record of its hyper-parameters and compressors. Its worker and its server are
 * inner classes: a record has no other fields, so that they cannot share state by accident. A node
 * is sequential: it knows no threads, clocks, logs or stopping rules. It declares its state by name
 * at its {@link terse.method.Site}, gets gradients from an {@link terse.method.Oracle}, random
 * numbers from the envelope of each message, and everything else about a round from {@link
 * terse.method.Round}.
 *
 * <p>{@link terse.config.Unbiased} and {@link terse.config.Contractive} at a compressor say what
 * the method's theorems ask of it.
 *
 * <p>To add one: write a record that implements {@link terse.method.Algorithm} in this package,
 * each line followed by the equation it implements, and a test that extends the contract. The
 * catalogue finds it and names it after its class: {@code EfSgd} is {@code ef-sgd}.
 *
 * <p>Depends on {@code terse.compress}, {@code terse.wire}, {@code terse.vector} and {@code
 * terse.config}; never on the objective, which the cluster binds to an oracle.
 */
package terse.method;
