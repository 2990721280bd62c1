package terse.compress;

import terse.vector.Coins;
import terse.vector.Scratch;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;

/**
 * Applies a compressor block by block (Zheng, Huang, Kwok, NeurIPS 2019, Section 3.2): the key
 * {@code blocks} of every compressor.
 *
 * <p>The blocks' encodings follow one another. The constants of the guarantee are the worst over
 * the blocks (Proposition 1); squares of absolute errors add up.
 */
public record Blockwise(Compressor each, Blocks blocks) implements Compressor {
  @Override
  public Compressor open(State state) {
    int d = state.dimension();
    int n = blocks.count(d);
    Compressor[] opened = new Compressor[n];
    boolean learns = false;
    for (int b = 0; b < n; b++) {
      opened[b] = each.open(state.part("block-" + b, blocks.length(b, d)));
      learns |= opened[b] != each;
    }
    return learns ? new Opened(this, (x, coins, out) -> encode(opened, x, coins, out)) : this;
  }

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    encode(null, x, coins, out);
  }

  /**
   * Encodes with the opened compressors, one for each block, or with the one of all blocks where
   * there are none.
   */
  private void encode(Compressor[] opened, Vector x, Coins coins, BitWriter out) {
    int d = x.dimension();
    int n = blocks.count(d);
    for (int b = 0, from = 0; b < n; b++) {
      Vector block = load(x, from, blocks.length(b, d));
      try {
        (opened == null ? each : opened[b]).encode(block, coins, out);
      } finally {
        Scratch.local().release();
      }
      from += block.dimension();
    }
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    int d = y.dimension();
    int n = blocks.count(d);
    for (int b = 0, from = 0; b < n; b++) {
      Vector block = load(y, from, blocks.length(b, d));
      try {
        each.decode(in, block, scale);
        System.arraycopy(block.array(), 0, y.array(), from, block.dimension());
      } finally {
        Scratch.local().release();
      }
      from += block.dimension();
    }
  }

  @Override
  public Guarantee guarantee(int d) {
    Guarantee worst = null;
    int n = blocks.count(d);
    for (int b = 0; b < n; b++) {
      Guarantee one = each.guarantee(blocks.length(b, d));
      worst = worst == null ? one : worst.and(one);
    }
    return worst;
  }

  @Override
  public long roomFor(int d, int realBits) {
    long room = 0;
    int n = blocks.count(d);
    for (int b = 0; b < n; b++) {
      room += each.roomFor(blocks.length(b, d), realBits);
    }
    return room;
  }

  private static Vector load(Vector x, int from, int length) {
    Vector block = Scratch.local().borrow(length);
    System.arraycopy(x.array(), from, block.array(), 0, length);
    return block;
  }
}
