/**
 * Messages as bit strings: writers and readers of bits, integer codes, and the frame that a message
 * travels in.
 *
 * <p>Bits fill bytes from the lowest bit up, bytes follow one another, numbers are little-endian.
 * Every bit that is written belongs to a {@link terse.wire.Part}, so that the ledger can say what a
 * message spent its bits on. A reader never trusts what it reads: whatever the bits, it ends,
 * allocates nothing that the declared dimension does not bound, and throws nothing but {@link
 * terse.wire.MalformedMessageException}.
 *
 * <p>Depends on {@code terse.vector} alone.
 */
package terse.wire;
