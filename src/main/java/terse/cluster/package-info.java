/**
 * Carries a method out: nodes on threads, bounded queues of frames between them, random streams,
 * records, failures.
 *
 * <p>The only package that knows threads. What a run computes is decided by its {@link
 * terse.cluster.Plan} alone: the nodes are sequential, their random numbers are addressed, the
 * server takes answers in worker order, so that any {@link terse.cluster.Execution} gives the same
 * bits. Every frame is opened by its receiver from its bytes, checksum first; the ledger is kept at
 * the sender.
 *
 * <p>A run ends by itself or by the first failure of a node, and never leaves a thread behind.
 * Nothing is allocated in a round but the messages and what belongs to one: its envelope, its
 * readers, the round's own record.
 *
 * <p>Depends on {@code terse.method}, {@code terse.objective} (whose locals it binds to oracles),
 * {@code terse.trace} and what they depend on.
 */
package terse.cluster;
