package terse.certify;

import java.util.function.DoubleUnaryOperator;
import terse.compress.TopK;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Precision;

/**
 * The energy that Top-k keeps, E|C(x)|^2 for x of d independent coordinates of one law (Beznosikov
 * et al., JMLR 2023, Section 4.1: E s_top, Lemma 20 and Table 4). Rand-k scaled by k/d keeps k E
 * x_1^2.
 *
 * <p>Exactly: the sum over j &lt; k of the integral of t^2 d C(d - 1, j) F^(d-1-j) (1 - F)^j f(t),
 * the densities of the k largest of |x_1|, ..., |x_d|, for the density f and the distribution
 * function F of |x_1|. The integral goes over the range outside of which it is below 1e-12, by
 * adaptive Simpson rules.
 */
public final class EnergyKept {
  /** The law of |x_1|. */
  public enum Law {
    /** N(0, 1). */
    NORMAL {
      @Override
      double tail(double t) {
        return 2 * Normal.tail(t);
      }

      @Override
      double density(double t) {
        return 2 * Normal.density(t);
      }

      @Override
      double draw(Coins coins) {
        return coins.nextGaussian();
      }
    },
    /** N(2, 1). */
    NORMAL_AT_2 {
      @Override
      double tail(double t) {
        return Normal.tail(t - 2) + Normal.tail(t + 2);
      }

      @Override
      double density(double t) {
        return Normal.density(t - 2) + Normal.density(t + 2);
      }

      @Override
      double draw(Coins coins) {
        return 2 + coins.nextGaussian();
      }
    },
    /** Uniform on [0, 1]. */
    UNIFORM {
      @Override
      double tail(double t) {
        return Math.max(0, 1 - t);
      }

      @Override
      double density(double t) {
        return t <= 1 ? 1 : 0;
      }

      @Override
      double draw(Coins coins) {
        return coins.nextDouble();
      }
    },
    /** Standard exponential. */
    EXPONENTIAL {
      @Override
      double tail(double t) {
        return Math.exp(-t);
      }

      @Override
      double density(double t) {
        return Math.exp(-t);
      }

      @Override
      double draw(Coins coins) {
        return -Math.log1p(-coins.nextDouble());
      }
    };

    /** P(|x_1| &gt; t) for t &gt;= 0. */
    abstract double tail(double t);

    abstract double density(double t);

    abstract double draw(Coins coins);
  }

  /**
   * A mean over draws.
   *
   * @param error its standard error
   */
  public record Measured(double mean, double error) {}

  private static final double NEGLIGIBLE = 1e-18;
  private static final int PANELS = 256;
  private static final double TOLERANCE = 1e-12;
  private static final int DEEPEST = 40;

  private EnergyKept() {}

  /** E of the sum of the k largest squares, by order statistics. */
  public static double exactly(Law law, int k, int d) {
    double end = 1;
    while (law.tail(end) * d > NEGLIGIBLE) {
      end *= 1.25;
    }
    if (law == Law.UNIFORM) {
      end = 1;
    }
    DoubleUnaryOperator integrand = t -> t * t * densityOfLargest(law, k, d, t);
    double sum = 0;
    for (int i = 0; i < PANELS; i++) {
      sum += integral(integrand, end * i / PANELS, end * (i + 1) / PANELS);
    }
    return sum;
  }

  /** E x_1^2 of Rand-1 scaled by 1/d. */
  public static double secondMoment(Law law) {
    return switch (law) {
      case NORMAL -> 1;
      case NORMAL_AT_2 -> 5;
      case UNIFORM -> 1 / 3.0;
      case EXPONENTIAL -> 2;
    };
  }

  /** What the compressor itself keeps, over some draws of x. */
  public static Measured byMonteCarlo(Law law, int k, int d, int draws, long seed) {
    TopK top = TopK.of(k);
    Coins coins = new Coins(Coins.key(seed, law.ordinal(), d));
    double mean = 0;
    double squares = 0;
    for (int i = 1; i <= draws; i++) {
      Vector x = Families.make(d, j -> law.draw(coins));
      Envelope envelope = new Envelope(seed, i, 1, 0, Precision.FLOAT64);
      double kept = Draws.value(top.compress(x, envelope)).squaredNorm();
      double step = kept - mean;
      mean += step / i;
      squares += step * (kept - mean);
    }
    return new Measured(mean, Math.sqrt(squares / (draws - 1) / draws));
  }

  /** The sum of the densities of the k largest of d. */
  private static double densityOfLargest(Law law, int k, int d, double t) {
    double above = law.tail(t);
    double log = Math.log1p(-Math.min(1, above)); // of F
    double density = law.density(t);
    double sum = 0;
    double term = d; // d C(d - 1, j) above^j
    for (int j = 0; j < k && term > 0; j++) {
      double power = d - 1 - j == 0 ? 1 : Math.exp((d - 1 - j) * log);
      sum += term * power * density;
      term *= above * (d - 1 - j) / (j + 1);
    }
    return sum;
  }

  private static double integral(DoubleUnaryOperator f, double from, double to) {
    double middle = (from + to) / 2;
    double a = f.applyAsDouble(from);
    double m = f.applyAsDouble(middle);
    double b = f.applyAsDouble(to);
    return refined(f, from, to, a, m, b, (to - from) / 6 * (a + 4 * m + b), DEEPEST);
  }

  private static double refined(
      DoubleUnaryOperator f,
      double from,
      double to,
      double a,
      double m,
      double b,
      double whole,
      int deeper) {
    double middle = (from + to) / 2;
    double l = f.applyAsDouble((from + middle) / 2);
    double r = f.applyAsDouble((middle + to) / 2);
    double left = (to - from) / 12 * (a + 4 * l + m);
    double right = (to - from) / 12 * (m + 4 * r + b);
    double off = left + right - whole;
    if (deeper == 0 || Math.abs(off) <= 15 * TOLERANCE) {
      return left + right + off / 15;
    }
    return refined(f, from, middle, a, l, m, left, deeper - 1)
        + refined(f, middle, to, m, r, b, right, deeper - 1);
  }

  /** The standard normal law. */
  static final class Normal {
    private static final double SPLIT = 3;
    private static final int TERMS = 80;

    private Normal() {}

    static double density(double t) {
      return Math.exp(-t * t / 2) / Math.sqrt(2 * Math.PI);
    }

    /**
     * P(Z &gt; t): the series of P(0 &lt; Z &lt; t) near zero, Laplace's continued fraction far
     * off.
     */
    static double tail(double t) {
      if (t < 0) {
        return 1 - tail(-t);
      }
      if (t < SPLIT) {
        double term = t;
        double sum = t;
        for (int i = 1; i < TERMS; i++) {
          term *= t * t / (2 * i + 1);
          sum += term;
        }
        return 0.5 - density(t) * sum;
      }
      double fraction = t;
      for (int i = TERMS; i > 0; i--) {
        fraction = t + i / fraction;
      }
      return density(t) / fraction;
    }
  }
}
