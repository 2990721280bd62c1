package terse.certify;

import java.util.function.ToDoubleFunction;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.Lattice;
import terse.compress.Natural;
import terse.compress.Qsgd;
import terse.compress.ScaledSign;
import terse.compress.Sign;
import terse.compress.Sparsifier;
import terse.compress.Terngrad;
import terse.vector.Vector;

/**
 * How long the literature says that a message is, with real numbers of 32 bits: what the papers
 * bill, beside what is sent.
 */
record Formula(String name, ToDoubleFunction<Vector> length) {
  private static final double REAL = 32;
  private static final Formula NONE = new Formula("", value -> Double.NaN);

  /** The formula for this compressor at dimension d. */
  static Formula of(Compressor compressor, int d) {
    if (compressor instanceof Qsgd qsgd && qsgd.norm().equals("2")) {
      return constant("QSGD Thm 3.2", qsgd(qsgd.levels(), d));
    }
    if (compressor instanceof Sparsifier) {
      return new Formula(
          "k (32 + log2 d)", value -> nonzero(value.array(), 0, d) * (REAL + log2(d)));
    }
    if (compressor instanceof Lattice lattice) {
      return new Formula("IADE Lemma 2.1", value -> lattice(value.norm(), lattice.epsilon(), d));
    }
    if (compressor instanceof Natural) {
      return constant("9 d", 9.0 * d);
    }
    if (compressor instanceof Sign) {
      return constant("d", d);
    }
    if (compressor instanceof ScaledSign) {
      return constant("d + 32", d + REAL);
    }
    if (compressor instanceof Terngrad) {
      return constant("d log2 3 + 32", d * log2(3) + REAL);
    }
    if (compressor instanceof Identity) {
      return constant("32 d", REAL * d);
    }
    return NONE;
  }

  double bits(Vector value) {
    return length.applyAsDouble(value);
  }

  /** Alistarh et al., NeurIPS 2017, Theorem 3.2, without its o(1). */
  static double qsgd(double s, double d) {
    double nonzero = s * (s + Math.sqrt(d));
    return (3 + 1.5 * log2(2 * (s * s + d) / nonzero)) * nonzero + REAL;
  }

  /**
   * Ye, Xiao, Sun, 2020, Lemma 2.1: d log2(1/e + 2) + 1.05 d for vectors up to a norm M, e =
   * epsilon/M.
   */
  private static double lattice(double norm, double epsilon, int d) {
    return Math.ceil(d * (1.05 + log2(norm / epsilon + 2)));
  }

  static int nonzero(double[] values, int from, int to) {
    int k = 0;
    for (int j = from; j < to; j++) {
      k += values[j] == 0 ? 0 : 1;
    }
    return k;
  }

  private static Formula constant(String name, double bits) {
    return new Formula(name, value -> bits);
  }

  private static double log2(double v) {
    return Math.log(v) / Math.log(2);
  }
}
