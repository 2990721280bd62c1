package terse.certify;

import terse.certify.Sample.Estimate;
import terse.compress.Guarantee;

/**
 * The constants of {@link Guarantee} that bound second moments: each is a bound of a ratio that is
 * measured vector by vector.
 */
enum Constant {
  /**
   * E|C|^2 / |x|^2 &lt;= zeta. What is reached is the share of omega = zeta - 1, since the ratio of
   * an unbiased compressor is never below 1.
   */
  ZETA("U: zeta", true) {
    @Override
    double bound(Guarantee promise) {
      return promise.zeta();
    }

    @Override
    Estimate ratio(Sample sample) {
      return sample.combination(1, 0, 0).over(sample.size());
    }

    @Override
    Estimate excess(Sample sample, double bound) {
      return sample.combination(1, 0, 0).plus(-bound * sample.size());
    }

    @Override
    double reached(double ratio, double bound) {
      return bound > 1 ? (ratio - 1) / (bound - 1) : ratio / bound;
    }
  },
  /** E|C|^2 / |x|^2 &gt;= alpha. */
  ALPHA("B1: alpha", false) {
    @Override
    double bound(Guarantee promise) {
      return promise.alpha();
    }

    @Override
    Estimate ratio(Sample sample) {
      return sample.combination(1, 0, 0).over(sample.size());
    }

    @Override
    Estimate excess(Sample sample, double bound) {
      return sample.combination(-1, 0, 0).plus(bound * sample.size());
    }
  },
  /** E|C|^2 / &lt;E C, x&gt; &lt;= beta. */
  BETA("B1, B2: beta", true) {
    @Override
    double bound(Guarantee promise) {
      return promise.beta();
    }

    @Override
    Estimate ratio(Sample sample) {
      double product = sample.combination(0, 1, 0).mean();
      double ratio = sample.combination(1, 0, 0).mean() / product;
      return new Estimate(ratio, sample.combination(1, -ratio, 0).over(product).error());
    }

    @Override
    Estimate excess(Sample sample, double bound) {
      return sample.combination(1, -bound, 0);
    }
  },
  /** &lt;E C, x&gt; / |x|^2 &gt;= gamma. */
  GAMMA("B2: gamma", false) {
    @Override
    double bound(Guarantee promise) {
      return promise.gamma();
    }

    @Override
    Estimate ratio(Sample sample) {
      return sample.combination(0, 1, 0).over(sample.size());
    }

    @Override
    Estimate excess(Sample sample, double bound) {
      return sample.combination(0, -1, 0).plus(bound * sample.size());
    }
  },
  /** 1 - E|C - x|^2 / |x|^2 &gt;= 1/delta. */
  DELTA("B3: delta", false) {
    @Override
    double bound(Guarantee promise) {
      return 1 / promise.delta();
    }

    @Override
    Estimate ratio(Sample sample) {
      return sample.combination(0, 0, -1).plus(sample.size()).over(sample.size());
    }

    @Override
    Estimate excess(Sample sample, double bound) {
      return sample.combination(0, 0, 1).plus((bound - 1) * sample.size());
    }

    @Override
    double shown(double ratio) {
      return 1 / ratio;
    }
  };

  /** Relative error allowed for numbers rounded on the wire. */
  static final double ROUNDING = 1e-6;

  private static final int SURE = 3;

  private final String label;
  private final boolean upper;

  Constant(String label, boolean upper) {
    this.label = label;
    this.upper = upper;
  }

  String label() {
    return label;
  }

  /** The bound of the ratio; NaN or infinite where nothing is promised. */
  abstract double bound(Guarantee promise);

  /** The ratio at a vector that is not zero. */
  abstract Estimate ratio(Sample sample);

  /** What must not be above zero. */
  abstract Estimate excess(Sample sample, double bound);

  /** The constant, from the ratio or its bound. */
  double shown(double ratio) {
    return ratio;
  }

  /** How much of the bound this ratio reaches: 1 where the bound is tight, more where it fails. */
  double reached(double ratio, double bound) {
    if (upper || Double.isNaN(ratio)) {
      return ratio / bound;
    }
    return ratio > 0 ? bound / ratio : Double.POSITIVE_INFINITY;
  }

  /**
   * What is reached for sure, three standard errors off: what a search compares. Where all that is
   * random stayed away nothing is.
   */
  double score(Sample sample, double bound) {
    Estimate ratio = ratio(sample);
    if (!sample.exact() && sample.largest() == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double careful = ratio.mean() + (upper ? -SURE : SURE) * ratio.error();
    double reached = reached(careful, bound);
    return Double.isNaN(reached) ? Double.NEGATIVE_INFINITY : reached;
  }

  /** Whether the sample refutes the bound. */
  boolean fails(Sample sample, double bound, Alarm alarm) {
    Estimate excess = excess(sample, bound);
    double largest = alarm.largest(sample);
    double unseen = upper ? 0 : alarm.unseen(sample) * largest * Math.max(largest, length(sample));
    double slack = ROUNDING * Math.max(1, bound) * sample.size();
    return excess.mean() > alarm.z() * excess.error() + unseen + slack;
  }

  private static double length(Sample sample) {
    return Math.sqrt(sample.size());
  }
}
