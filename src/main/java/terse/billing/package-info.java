/**
 * What the messages of a run would cost under other people's conventions: named formulas beside the
 * bits that were sent.
 *
 * <p>A message is taken apart, by its compressor and its bits, into {@code Piece}s: a choice of
 * coordinates, real numbers, levels. A {@link terse.billing.Convention} knows the price of pieces;
 * a message with a piece that it knows no price of costs what was sent, and is counted as such.
 * Nothing here is computed unless the experiment asks. {@link terse.billing.Measures} chooses what
 * a certificate puts beside the bits of a compressor: its entropy and the convention of its paper.
 *
 * <p>Depends on {@code terse.trace}, whose ledger asks for prices, {@code terse.compress} and what
 * they depend on. To add a convention: a constant of {@link terse.billing.Convention}, and its
 * place in {@code Measures} if it is a paper's formula for levels. To make a compressor known: its
 * lines in {@code Quantisers} where it sends levels, in {@code Pieces} where it is made of others;
 * a sparsifier is known by its interface.
 */
package terse.billing;
