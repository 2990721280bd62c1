/**
 * What a run leaves: its curve, its ledger, what was read of its nodes, its digest, and the files
 * made of them.
 *
 * <p>Depends on {@code terse.wire} and {@code terse.vector}. Numbers are printed so that they read
 * back to the same double; a file appears whole or not at all.
 */
package terse.trace;
