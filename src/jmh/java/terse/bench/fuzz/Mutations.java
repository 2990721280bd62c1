package terse.bench.fuzz;

import java.util.Arrays;
import terse.certify.Damage;
import terse.compress.Compressor;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Precision;

/** Messages of one compressor at one dimension and precision, and what damage makes of them. */
public final class Mutations {
  private static final int HONEST = 5;
  private static final int KINDS = 6;
  private static final int LONGEST_TAIL = 100; // bits
  private static final int SPARE = 16; // bytes
  private static final int MOST_FLIPS = 4;

  private final Message[] honest = new Message[HONEST];
  private final Coins coins;

  /** Mutations of messages about dense, sparse and small gaussian vectors. */
  public Mutations(Compressor compressor, int d, Precision precision, long seed) {
    for (int i = 0; i < HONEST; i++) {
      Coins normal = new Coins(Coins.key(seed, d, i));
      Vector x = Vector.zeros(d);
      for (int j = 0; j < d; j++) {
        boolean zero = i == 1 && normal.nextInt(4) > 0;
        x.set(j, zero ? 0 : normal.nextGaussian() * (i == 2 ? 1e-3 : 1));
      }
      honest[i] = compressor.compress(x, new Envelope(seed, i, 0, 0, precision));
    }
    coins = new Coins(Coins.key(seed, d, precision.ordinal(), honest[0].bits()));
  }

  /**
   * One of the messages: with bits flipped, cut short, made longer, with rubbish, zeros or ones
   * from somewhere on, or spliced with another one.
   */
  public Message next() {
    Message message = honest[coins.nextInt(HONEST)];
    int length = message.payload().length;
    byte[] payload = Arrays.copyOf(message.payload(), length + SPARE);
    long bits = message.bits();
    switch (coins.nextInt(KINDS)) {
      case 0 -> bits = bits == 0 ? 0 : coins.nextLong(bits);
      case 1 -> {
        bits += 1 + coins.nextInt(LONGEST_TAIL);
        fill(payload, length);
      }
      case 2 -> {
        fill(payload, coins.nextInt(payload.length));
        bits = coins.nextInt(2) == 0 ? bits : coins.nextLong(8L * payload.length);
      }
      case 3 -> Arrays.fill(payload, coins.nextInt(length + 1), length, (byte) -coins.nextInt(2));
      case 4 -> {
        byte[] other = honest[coins.nextInt(HONEST)].payload();
        int from = coins.nextInt(Math.min(length, other.length) + 1);
        System.arraycopy(other, from, payload, from, Math.min(length, other.length) - from);
      }
      default -> {
        for (int flips = 1 + coins.nextInt(MOST_FLIPS); flips > 0 && bits > 0; flips--) {
          long bit = coins.nextLong(bits);
          payload[(int) (bit / 8)] ^= (byte) (1 << bit % 8);
        }
      }
    }
    return new Damage(message, 0, 0).forged(payload, bits);
  }

  private void fill(byte[] payload, int from) {
    for (int b = from; b < payload.length; b++) {
      payload[b] = (byte) coins.nextInt(256);
    }
  }
}
