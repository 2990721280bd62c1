package terse.cluster;

import terse.compress.Blocks;
import terse.compress.Blockwise;
import terse.compress.Compressor;
import terse.vector.Vector;

/**
 * One compression at a node: C(x) and x. The vectors are used again in the next round.
 *
 * @param name the compressor's name at its node
 * @param compressor C as its message is read: of this round, where it changes from round to round,
 *     without what it learnt, where it learns
 * @param input x
 * @param value C(x), as decoded from the bits
 * @param bits of its message
 */
public record Compression(
    String name, Compressor compressor, Vector input, Vector value, long bits) {
  /** Squares from here to its inverse neither vanish nor overflow. */
  private static final double LEAST_SQUARE = 1e-280;

  /** |C(x) - x|^2. */
  public double squaredError() {
    return value.squaredDistance(input);
  }

  /** |C(x) - x|^2/|x|^2, whatever the size of x; NaN where x is zero. */
  public double relativeError() {
    if (isOrdinary(input)) {
      return squaredError() / input.squaredNorm();
    }
    double max = input.maxAbs();
    Vector x = input.copy().divide(max);
    return value.copy().divide(max).squaredDistance(x) / x.squaredNorm();
  }

  /**
   * |x|_1^2/(d |x|_2^2), what the scaled sign keeps of |x|^2: between 1/d and 1; NaN where x is
   * zero.
   */
  public double density() {
    return density(input);
  }

  /**
   * phi(x), the least density of the blocks of a compressor that has blocks: between 1/max d_b and
   * 1 (Zheng, Huang, Kwok, NeurIPS 2019, Proposition 1). Blocks that are zero do not count; NaN
   * where all are, or there are no blocks.
   */
  public double phi() {
    double phi = Double.NaN;
    if (compressor instanceof Blockwise each) {
      Blocks blocks = each.blocks();
      int d = input.dimension();
      for (int b = 0, from = 0; b < blocks.count(d); b++) {
        Vector block = Vector.zeros(blocks.length(b, d));
        System.arraycopy(input.array(), from, block.array(), 0, block.dimension());
        from += block.dimension();
        double density = density(block);
        if (!Double.isNaN(density) && !(density >= phi)) {
          phi = density;
        }
      }
    }
    return phi;
  }

  /** Whether C has blocks. */
  public boolean hasBlocks() {
    return compressor instanceof Blockwise;
  }

  /** Whether C promises a bound on |C(x) - x| itself. */
  public boolean isAbsolute() {
    return !Double.isNaN(compressor.guarantee(input.dimension()).absolute());
  }

  private static double density(Vector v) {
    Vector x = isOrdinary(v) ? v : v.copy().divide(v.maxAbs());
    double sum = x.norm1();
    return sum * sum / (x.dimension() * x.squaredNorm());
  }

  private static boolean isOrdinary(Vector x) {
    double square = x.squaredNorm();
    return square > LEAST_SQUARE && square < 1 / LEAST_SQUARE;
  }
}
