/**
 * Dense float64 vectors with fused in-place operations, addressed random numbers and reusable
 * scratch arrays.
 *
 * <p>The bottom of Terse: it depends on nothing but the JDK. Loops are written so that the JIT
 * compiler turns them into vector instructions: every array of a loop is read at the same index,
 * and sums run in a fixed order over eight accumulators, so that a result never depends on the
 * machine or on the number of threads.
 */
package terse.vector;
