/**
 * Compression operators, one file each, and the guarantees that they are entitled to.
 *
 * <p>A compressor is a record of its parameters. It writes real bits and reads them back; it knows
 * nothing of methods, threads or links. What an implementation must guarantee, and its test
 * inherits: decoding reads every bit that encoding wrote; the same input and the same coins give
 * the same bits; the input is not touched; NaN and infinity are refused with {@link
 * terse.vector.NotFiniteException}; no bits, however damaged, make decoding throw anything but
 * {@link terse.wire.MalformedMessageException}; nothing is allocated but the message; the {@link
 * terse.compress.Guarantee} holds.
 *
 * <p>A {@link terse.compress.Sparsifier} separates its choice from the values, so that a
 * composition can compress the values alone. A compressor that learns (PowerSGD's warm start) does
 * so in the {@link terse.compress.State} that a node opens it with; decoding never needs it.
 *
 * <p>To add one: write a record that implements {@link terse.compress.Compressor} in this package,
 * and a test that extends the contract. The catalogue finds it and names it after its class: {@code
 * TopK} is {@code top-k}.
 *
 * <p>Depends on {@code terse.wire}, {@code terse.vector} and {@code terse.config}.
 */
package terse.compress;
