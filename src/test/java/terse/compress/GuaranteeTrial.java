package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import terse.testing.Chance;
import terse.vector.Vector;
import terse.wire.Precision;

/**
 * A Monte Carlo test of a compressor's guarantee at one vector: the inequalities of Definitions 1
 * to 5 of Beznosikov et al. for means over many rounds.
 *
 * <p>A trial raises a false alarm with probability at most {@link #ALPHA}, shared evenly by its
 * comparisons, by the normal approximation. Lengths are measured in units of the largest
 * coordinate, so that squares stay in the range of a double.
 */
record GuaranteeTrial(Compressor compressor, NastyVectors.Named vector, Precision precision) {
  private static final double ALPHA = 1e-9;
  private static final int ROUNDS = 10_000;

  /** Relative error allowed for numbers rounded on the wire. */
  private static final double ROUNDING = 1e-6;

  static Stream<GuaranteeTrial> all(Compressor compressor, int d) {
    Stream<GuaranteeTrial> float64 =
        Stream.concat(NastyVectors.moderate(d).stream(), NastyVectors.extreme(d).stream())
            .map(vector -> new GuaranteeTrial(compressor, vector, Precision.FLOAT64));
    Stream<GuaranteeTrial> float32 =
        NastyVectors.moderate(d).stream()
            .map(vector -> new GuaranteeTrial(compressor, vector, Precision.FLOAT32));
    return d == 7 ? Stream.concat(float64, float32) : float64;
  }

  /** Mean and standard error of a number seen once a round (Welford). */
  private static final class Mean {
    double mean;
    private double squares;
    private int n;

    void see(double v) {
      n++;
      double step = v - mean;
      mean += step / n;
      squares += step * (v - mean);
    }

    double error() {
      return Math.sqrt(squares / (n - 1) / n);
    }
  }

  /** What a vector x and its compressed values C(x), rounds long, have shown. */
  private static final class Sample {
    final Mean square = new Mean(); // |C|^2
    final Mean product = new Mean(); // <C, x>
    final Mean excess = new Mean(); // |C|^2 - beta <C, x>
    final Mean error = new Mean(); // |C - x|^2
    final Mean signed = new Mean(); // <C, sign(x)>
    final Mean[] coordinate;
    double largest;
    double worst; // |C - x|, largest

    Sample(int d) {
      coordinate = Stream.generate(Mean::new).limit(d).toArray(Mean[]::new);
    }

    void see(Vector x, Vector c, double beta) {
      square.see(c.squaredNorm());
      product.see(c.dot(x));
      excess.see(c.squaredNorm() - beta * c.dot(x));
      error.see(c.squaredDistance(x));
      worst = Math.max(worst, Math.sqrt(c.squaredDistance(x)));
      double sum = 0;
      for (int j = 0; j < coordinate.length; j++) {
        coordinate[j].see(c.get(j));
        sum += x.get(j) < 0 ? -c.get(j) : c.get(j);
      }
      signed.see(sum);
      largest = Math.max(largest, c.maxAbs());
    }
  }

  void check() {
    Guarantee promise = compressor.guarantee(vector.x().dimension());
    int exponent = Math.getExponent(vector.x().maxAbs());
    Vector x = inUnits(vector.x(), exponent);
    Sample sample = new Sample(x.dimension());
    for (int round = 0; round < ROUNDS; round++) {
      var message = compressor.compress(vector.x(), Sending.envelope(round, precision));
      sample.see(x, inUnits(Sending.value(message), exponent), promise.beta());
    }
    double absolute = Math.scalb(promise.absolute(), -exponent);
    if (promise.isUnbiased()) {
      checkMeanIs(x, absolute >= 0 ? absolute : 0, sample);
    }
    checkInequalities(promise, x.squaredNorm(), sample);
    atMost("absolute error", sample.worst - absolute, ROUNDING * (absolute + x.norm()));
  }

  /**
   * An error that came too rarely to be seen is at most {@code absolute}, or a coordinate seen
   * elsewhere.
   */
  private void checkMeanIs(Vector x, double absolute, Sample sample) {
    double z = z(x.dimension());
    double unseen = Math.max(sample.largest, absolute) * rare(x.dimension());
    for (int j = 0; j < x.dimension(); j++) {
      Mean c = sample.coordinate[j];
      double slack = z * c.error() + unseen + ROUNDING * x.norm();
      atMost("bias of coordinate " + j, Math.abs(c.mean - x.get(j)), slack);
    }
    Mean signed = sample.signed;
    double slack = z * signed.error() + unseen + ROUNDING * x.norm1();
    atMost("bias along the signs", Math.abs(signed.mean - x.norm1()), slack);
    Mean product = sample.product;
    slack = z * product.error() + unseen * x.norm() + ROUNDING * x.squaredNorm();
    atMost("bias along x", Math.abs(product.mean - x.squaredNorm()), slack);
  }

  /**
   * A constant that is not promised is NaN, and so is then the left side, which {@link #atMost}
   * passes over.
   */
  private void checkInequalities(Guarantee promise, double size, Sample sample) {
    double z = z(vector.x().dimension());
    Mean square = sample.square;
    Mean excess = sample.excess;
    Mean product = sample.product;
    Mean error = sample.error;
    double slack = ROUNDING * size;
    double unseen = sample.largest * rare(vector.x().dimension());
    atMost(
        "U: zeta",
        square.mean - promise.zeta() * size,
        z * square.error() + promise.zeta() * slack);
    atMost(
        "B1: alpha",
        promise.alpha() * size - square.mean,
        z * square.error() + unseen * sample.largest + slack);
    atMost("B1: beta", excess.mean, z * excess.error() + promise.beta() * slack);
    atMost(
        "B2: gamma",
        promise.gamma() * size - product.mean,
        z * product.error() + unseen * Math.sqrt(size) + slack);
    atMost("B3: delta", error.mean - (1 - 1 / promise.delta()) * size, z * error.error() + slack);
  }

  /** What has a smaller probability than this may go unseen. */
  private static double rare(int d) {
    return z(d) * z(d) / 2 / ROUNDS;
  }

  private static double z(int d) {
    return Chance.normal(ALPHA / (d + 7));
  }

  private static Vector inUnits(Vector x, int exponent) {
    return NastyVectors.make(x.dimension(), j -> Math.scalb(x.get(j), -exponent));
  }

  private void atMost(String claim, double left, double right) {
    if (!Double.isNaN(left)) {
      assertThat(left).as("%s, %s", claim, this).isLessThanOrEqualTo(right);
    }
  }
}
