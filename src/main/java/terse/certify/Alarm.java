package terse.certify;

/**
 * How far off a mean must be to be called wrong, if all comparisons of a certificate together are
 * to raise a false alarm with at most a given probability.
 *
 * <p>Comparisons share the rate evenly (Bonferroni). A mean may be off by z standard errors, where
 * 2 Q(z) &lt;= exp(-z^2/2), by the normal approximation; and by what an event contributes that came
 * in no draw, which has a probability of at most log(1/alpha)/n unless an alarm is due.
 *
 * @param alpha the rate of one comparison
 * @param reach the largest |C(x)_j| / |x| seen at any vector: the most that an unseen event may
 *     bring where no two draws differed
 * @param absolute the bound of |C(x) - x|, another such bound; NaN where there is none
 */
record Alarm(double alpha, double reach, double absolute) {
  double z() {
    return Math.sqrt(-2 * Math.log(alpha));
  }

  /** The probability that an event may have and stay unseen. */
  double unseen(Sample sample) {
    return sample.exact() ? 0 : -Math.log(alpha) / sample.draws();
  }

  /** The largest coordinate that an unseen event may bring. */
  double largest(Sample sample) {
    double seen = sample.varies() ? sample.largest() : reach * Math.sqrt(sample.size());
    return absolute >= 0 ? Math.max(seen, sample.inUnits(absolute)) : seen;
  }
}
