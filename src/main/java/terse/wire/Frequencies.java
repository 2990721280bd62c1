package terse.wire;

/**
 * A fixed distribution on the symbols 0 .. alphabet - 1 that both ends know, for a {@link
 * RangeEncoder}.
 *
 * <p>Every symbol gets 2^-16, and its share of the rest in multiples of 2^-16, so that none is
 * impossible. A symbol is found by a table of 256 entries and a few steps.
 */
public final class Frequencies {
  private static final int TOTAL = 1 << 16;
  private static final int MOST = 1 << 12;

  private final int[] from; // cumulative: the share of symbol i is [from[i], from[i + 1])
  private final int[] first = new int[256]; // the symbol at every 256th place

  /**
   * The distribution proportional to these weights, which must be finite, not negative, and not all
   * zero.
   */
  public Frequencies(double... weights) {
    int alphabet = weights.length;
    double sum = 0;
    for (double weight : weights) {
      sum += weight >= 0 ? weight : Double.NaN;
    }
    if (alphabet > MOST || !(sum > 0 && sum <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "frequencies need 1 to "
              + MOST
              + " weights >= 0 of a finite sum above 0, but there are "
              + alphabet
              + " of sum "
              + sum);
    }
    from = new int[alphabet + 1];
    double below = 0;
    for (int i = 0; i < alphabet; i++) {
      below += weights[i];
      from[i + 1] = i + 1 + (int) (below / sum * (TOTAL - alphabet));
      for (int slot = (from[i] + 255) >>> 8; slot << 8 < from[i + 1]; slot++) {
        first[slot] = i;
      }
    }
  }

  /** The cost of a symbol in bits. */
  public double bits(int symbol) {
    return Math.log((double) TOTAL / (from[symbol + 1] - from[symbol])) / Math.log(2);
  }

  /** Writes a symbol. */
  public void write(RangeEncoder out, int symbol) {
    if (from.length > 2) {
      out.share(from[symbol], from[symbol + 1] - from[symbol]);
    }
  }

  /** Reads a symbol. */
  public int read(RangeDecoder in) {
    if (from.length == 2) {
      return 0;
    }
    int place = in.place();
    int symbol = first[place >>> 8];
    while (from[symbol + 1] <= place) {
      symbol++;
    }
    in.share(from[symbol], from[symbol + 1] - from[symbol]);
    return symbol;
  }
}
