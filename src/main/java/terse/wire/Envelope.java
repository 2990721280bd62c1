package terse.wire;

import terse.vector.Coins;

/**
 * What is known of a message outside its payload: who made it, in which round, and for which
 * purpose when a node makes several.
 *
 * <p>The random numbers that belong to a message are addressed by its envelope. The private stream
 * is the sender's; the shared stream can be drawn at both ends, so that what it decides (such as
 * the coordinates of Rand-k) need not be sent.
 *
 * @param run the key of the run: its seed and repeat
 * @param round the round in which the message was made
 * @param sender the worker, or {@link #SERVER}
 * @param purpose tells apart the messages of one sender in one round, 0 .. 2^24 - 1
 * @param precision how real numbers travel
 */
public record Envelope(long run, int round, int sender, int purpose, Precision precision) {
  /** The server's number as a sender. */
  public static final int SERVER = -1;

  private static final long PRIVATE = 1;
  private static final long SHARED = 2;

  /** The sender's stream of random numbers for this message. */
  public Coins coins() {
    return new Coins(key(PRIVATE));
  }

  /** The stream that sender and receiver both draw for this message. */
  public Coins shared() {
    return new Coins(key(SHARED));
  }

  private long key(long stream) {
    return Coins.fold(Coins.fold(Coins.fold(Coins.fold(run, round), sender), purpose), stream);
  }
}
