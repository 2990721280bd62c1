package terse.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import terse.compress.Blocks;
import terse.compress.Blockwise;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.ScaledSign;
import terse.compress.TopK;

/**
 * A deterministic compressor in exact arithmetic, written from its definition, beside the one under
 * test.
 *
 * <p>Both decide by comparisons (which coordinate is larger, which sign), which rounding may turn.
 * An input on which that can happen is refused: a test that meets one needs other data.
 */
public record ExactCompressor(String name, Compressor tested, Map map) {
  private static final Rational CLOSE = Rational.of(1, 1_000_000_000);

  /** C(x). */
  @FunctionalInterface
  public interface Map {
    RationalVector of(RationalVector x);
  }

  public static ExactCompressor identity() {
    return new ExactCompressor("identity", Identity.INSTANCE, x -> x);
  }

  public static ExactCompressor topK(int k) {
    return new ExactCompressor("top-" + k, TopK.of(k), x -> topK(x, k));
  }

  public static ExactCompressor scaledSign() {
    return new ExactCompressor("scaled-sign", new ScaledSign(), ExactCompressor::scaledSign);
  }

  /** This compressor, applied to consecutive blocks of these lengths. */
  public ExactCompressor blocks(Integer... lengths) {
    return new ExactCompressor(
        name + " in blocks " + List.of(lengths),
        new Blockwise(tested, new Blocks.Lengths(List.of(lengths))),
        x -> {
          List<Rational> all = new ArrayList<>();
          for (int length : lengths) {
            List<Rational> block = x.coordinates().subList(all.size(), all.size() + length);
            all.addAll(map.of(new RationalVector(block)).coordinates());
          }
          return new RationalVector(all);
        });
  }

  public RationalVector of(RationalVector x) {
    return map.of(x);
  }

  @Override
  public String toString() {
    return name;
  }

  private static RationalVector topK(RationalVector x, int k) {
    List<Integer> order =
        IntStream.range(0, x.dimension())
            .boxed()
            .sorted(Comparator.comparing(j -> x.get(j).abs().negate()))
            .toList();
    if (k < x.dimension()) {
      Rational last = x.get(order.get(k - 1)).abs();
      Rational next = x.get(order.get(k)).abs();
      if (last.signum() != 0 && last.minus(next).compareTo(x.maxAbs().times(CLOSE)) < 0) {
        throw new AssertionError("rounding decides which coordinates are the largest of " + x);
      }
    }
    List<Integer> kept = order.subList(0, k);
    return new RationalVector(
        IntStream.range(0, x.dimension())
            .mapToObj(j -> kept.contains(j) ? x.get(j) : Rational.ZERO)
            .toList());
  }

  private static RationalVector scaledSign(RationalVector x) {
    Rational scale = x.norm1().over(Rational.of(x.dimension()));
    Rational close = x.maxAbs().times(CLOSE);
    return new RationalVector(
        x.coordinates().stream()
            .map(
                v -> {
                  if (scale.signum() != 0 && v.abs().compareTo(close) < 0) {
                    throw new AssertionError("rounding decides a sign of " + x);
                  }
                  return v.signum() < 0 ? scale.negate() : scale;
                })
            .toList());
  }
}
