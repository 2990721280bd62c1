package terse.wire;

/**
 * An adaptive model of symbols 0 .. alphabet - 1, for alphabets of up to some hundreds: the digits
 * of a symbol, highest first, each in the context of those before it.
 *
 * <p>Every node of the binary tree is a Krichevsky-Trofimov estimator, so that n symbols cost their
 * empirical entropy and about (alphabet - 1)/2 log2 n bits. A digit that only one symbol could have
 * is not coded: no illegal symbol can be read.
 */
public final class SymbolModel {
  private final long[] contexts;
  private final int from;
  private final int alphabet;
  private final int width;

  /**
   * A fresh model on {@link #contexts contexts(alphabet)} entries of the array, from this one on.
   */
  public SymbolModel(long[] contexts, int from, int alphabet) {
    if (alphabet < 1 || alphabet > 1 << 16) {
      throw new IllegalArgumentException(
          "a symbol model needs 1 <= alphabet <= 65536, but alphabet = " + alphabet);
    }
    this.contexts = contexts;
    this.from = from;
    this.alphabet = alphabet;
    this.width = TruncatedBinary.floorLog2(2L * alphabet - 1);
    AdaptiveBit.reset(contexts, from, from + contexts(alphabet));
  }

  /** The array entries of a model. */
  public static int contexts(int alphabet) {
    return 1 << TruncatedBinary.floorLog2(2L * alphabet - 1);
  }

  /** Writes a symbol. */
  public void write(RangeEncoder out, int symbol) {
    if (symbol < 0 || symbol >= alphabet) {
      throw new IllegalArgumentException(
          "a symbol must be below " + alphabet + ", but symbol = " + symbol);
    }
    int node = 1;
    for (int left = width - 1; left >= 0; left--) {
      int digit = (symbol >>> left) & 1;
      if (isOpen(node, left)) {
        out.bit(digit, contexts, from + node);
      }
      node = node << 1 | digit;
    }
  }

  /** Reads a symbol. */
  public int read(RangeDecoder in) {
    int node = 1;
    for (int left = width - 1; left >= 0; left--) {
      node = node << 1 | (isOpen(node, left) ? in.bit(contexts, from + node) : 0);
    }
    return node - (1 << width);
  }

  /** Whether the next digit can be one. */
  private boolean isOpen(int node, int left) {
    return ((node << 1 | 1) << left) - (1 << width) < alphabet;
  }
}
