package terse.wire;

import java.util.PriorityQueue;
import terse.vector.Scratch;

/**
 * The best prefix code of at most {@value #LONGEST} bits a symbol for a fixed distribution on the
 * symbols 0 .. alphabet - 1, 2 to 128 of them, that both ends know.
 *
 * <p>Lengths are those of Huffman, A method for the construction of minimum-redundancy codes,
 * Proceedings of the IRE 40, 1952, under the bound of package-merge (Larmore, Hirschberg, A fast
 * algorithm for optimal length-limited Huffman codes, Journal of the ACM 37, 1990). Codewords are
 * canonical: shorter ones first, among equals by symbol; the highest bit travels first. The code is
 * complete, so that every bit string is a sequence of symbols.
 *
 * <p>A reader finds up to three symbols with one look into a table of {@value #ENTRIES} entries.
 * Uses scratch slot 10 of longs.
 */
public final class PrefixCode {
  /** The bits of the longest codeword. */
  public static final int LONGEST = 12;

  private static final int ENTRIES = 1 << LONGEST;
  private static final int MOST = 128;
  private static final int LOOKS = 4; // that bits peeked at once suffice for
  private static final int AT_ONCE = 3; // the symbols of an entry, of seven bits each

  // An entry: its length, the symbols, how many they are.
  private static final int FIRST = 6;
  private static final int SECOND = 13;
  private static final int THIRD = 20;
  private static final int COUNT = 27;

  private static final int LENGTH = 16; // of a codeword, above its bits
  private static final int WORDS = 10; // the scratch slot

  private final int[] codes; // the first bit lowest
  private final int[] table;

  /** The code for symbols of these weights, which must be finite and positive. */
  public PrefixCode(double... weights) {
    if (weights.length < 2 || weights.length > MOST) {
      throw new IllegalArgumentException(
          "a prefix code needs 2 to " + MOST + " symbols, but there are " + weights.length);
    }
    for (double weight : weights) {
      if (!(weight > 0 && weight <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "a prefix code needs finite weights > 0, but one is " + weight);
      }
    }
    codes = codes(lengths(weights));
    table = table();
  }

  /** The length of a symbol's codeword. */
  public int bits(int symbol) {
    return codes[symbol] >>> LENGTH;
  }

  /** The length of the codewords of the first n symbols of an array. */
  public long bits(int[] symbols, int n) {
    long bits = 0;
    for (int i = 0; i < n; i++) {
      bits += bits(symbols[i]);
    }
    return bits;
  }

  /** Writes the first n symbols of an array. */
  public void write(int[] symbols, int n, BitWriter out) {
    long[] words = Scratch.local().longs(WORDS, (int) ((long) n * LONGEST / Long.SIZE) + 1);
    int full = 0;
    long word = 0;
    int filled = 0;
    for (int i = 0; i < n; i++) {
      int code = codes[symbols[i]];
      int length = code >>> LENGTH;
      long bits = code & ((1 << LENGTH) - 1);
      word |= bits << filled;
      filled += length;
      if (filled >= Long.SIZE) {
        words[full++] = word;
        filled -= Long.SIZE;
        word = bits >>> (length - filled);
      }
    }
    out.words(words, full);
    out.bits(word, filled);
  }

  /** Reads n symbols into the front of an array that is two longer at least. */
  public void read(BitReader in, int[] symbols, int n) {
    int i = 0;
    long from = 0; // bits from here
    long end = in.remaining(); // what lies beyond is refused by skip
    while (n - i >= LOOKS * AT_ONCE && from < end) {
      long seen = in.seen(from);
      for (int look = 0; look < LOOKS; look++) {
        int entry = table[(int) seen & (ENTRIES - 1)];
        put(entry, symbols, i);
        i += entry >>> COUNT;
        seen >>>= entry; // by its lowest six bits
        from += entry & 63;
      }
    }
    while (n - i >= AT_ONCE && from < end) {
      int entry = table[(int) in.seen(from) & (ENTRIES - 1)];
      put(entry, symbols, i);
      i += entry >>> COUNT;
      from += entry & 63;
    }
    in.skip(from);
    for (; i < n; i++) {
      symbols[i] = table[(int) in.peek(0) & (ENTRIES - 1)] >>> FIRST & 127;
      in.skip(bits(symbols[i]));
    }
  }

  private static void put(int entry, int[] symbols, int i) {
    symbols[i] = entry >>> FIRST & 127;
    symbols[i + 1] = entry >>> SECOND & 127;
    symbols[i + 2] = entry >>> THIRD & 127;
  }

  /** A symbol, or several that are merged; kept below the same length of codeword. */
  private record Item(double weight, int order, Item left, Item right) implements Comparable<Item> {
    @Override
    public int compareTo(Item other) {
      int byWeight = Double.compare(weight, other.weight);
      return byWeight != 0 ? byWeight : Integer.compare(order, other.order);
    }

    void count(int[] lengths) {
      if (left == null) {
        lengths[order]++;
      } else {
        left.count(lengths);
        right.count(lengths);
      }
    }
  }

  /** Package-merge: each time that a symbol is in one of the 2 n - 2 lightest items adds a bit. */
  private static int[] lengths(double[] weights) {
    int n = weights.length;
    PriorityQueue<Item> packages = new PriorityQueue<>();
    for (int level = 0; level < LONGEST; level++) {
      for (int i = 0; i < n; i++) {
        packages.add(new Item(weights[i], i, null, null));
      }
      if (level == LONGEST - 1) {
        break;
      }
      PriorityQueue<Item> merged = new PriorityQueue<>();
      for (int order = n; packages.size() >= 2; order++) {
        Item left = packages.remove();
        Item right = packages.remove();
        merged.add(new Item(left.weight + right.weight, order, left, right));
      }
      packages = merged;
    }
    int[] lengths = new int[n];
    for (int i = 0; i < 2 * n - 2; i++) {
      packages.remove().count(lengths);
    }
    return lengths;
  }

  private static int[] codes(int[] lengths) {
    int[] codes = new int[lengths.length];
    int next = 0;
    for (int length = 1; length <= LONGEST; length++) {
      next <<= 1;
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] == length) {
          codes[symbol] = length << LENGTH | Integer.reverse(next++) >>> (32 - length);
        }
      }
    }
    return codes;
  }

  private int[] table() {
    int[] first = new int[ENTRIES]; // the symbol that begins so
    for (int symbol = 0; symbol < codes.length; symbol++) {
      int bits = codes[symbol] & ((1 << LENGTH) - 1);
      for (int at = bits; at < ENTRIES; at += 1 << bits(symbol)) {
        first[at] = symbol;
      }
    }
    int[] table = new int[ENTRIES];
    for (int at = 0; at < ENTRIES; at++) {
      int length = 0;
      int count = 0;
      for (; count < AT_ONCE; count++) {
        int symbol = first[at >>> length];
        if (length + bits(symbol) > LONGEST) {
          break;
        }
        table[at] |= symbol << (FIRST + (SECOND - FIRST) * count);
        length += bits(symbol);
      }
      table[at] |= count << COUNT | length;
    }
    return table;
  }
}
