package terse.certify;

import terse.certify.Sample.Estimate;

/**
 * A difference of E C(x) from x, in one coordinate or along a direction.
 *
 * @param relative its size as a part of |x|
 * @param share its size as a part of what may be due to chance
 * @param where which coordinate or direction
 */
record Bias(double relative, double share, String where) {
  /** The one that is least due to chance. */
  static Bias largest(Sample sample, Alarm alarm) {
    double norm = Math.sqrt(sample.size());
    double unseen = alarm.unseen(sample) * alarm.largest(sample);
    double z = alarm.z();
    Bias largest =
        of(sample.biasAlongSigns(), z, unseen, sample.x().norm1(), norm, "along the signs");
    Estimate along = sample.combination(0, 1, 0).plus(-sample.size());
    largest =
        largest.or(
            of(along, z, unseen * norm, sample.size(), sample.size(), "along the vector itself"));
    for (int j = 0; j < sample.x().dimension(); j++) {
      largest = largest.or(of(sample.biasOf(j), z, unseen, norm, norm, "in coordinate " + j));
    }
    return largest;
  }

  private static Bias of(
      Estimate bias, double z, double unseen, double size, double unit, String where) {
    double off = Math.abs(bias.mean());
    double allowed = z * bias.error() + unseen + Constant.ROUNDING * size;
    return new Bias(off == 0 ? 0 : off / unit, off == 0 ? 0 : off / allowed, where);
  }

  private Bias or(Bias other) {
    return other.share > share ? other : this;
  }
}
