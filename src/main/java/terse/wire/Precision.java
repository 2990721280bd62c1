package terse.wire;

import terse.vector.NotFiniteException;

/** How a real number travels. Computing is always in float64. */
public enum Precision {
  FLOAT32(32) {
    @Override
    public double round(double v) {
      return finite((float) v, v);
    }

    @Override
    public double roundUp(double v) {
      float f = (float) v;
      return finite(f < v ? Math.nextUp(f) : f, v);
    }

    @Override
    long toBits(double v) {
      return Float.floatToRawIntBits((float) finite((float) v, v)) & 0xffffffffL;
    }

    @Override
    double fromBits(long bits) {
      return Float.intBitsToFloat((int) bits);
    }
  },
  FLOAT64(64) {
    @Override
    public double round(double v) {
      return finite(v, v);
    }

    @Override
    public double roundUp(double v) {
      return finite(v, v);
    }

    @Override
    long toBits(double v) {
      return Double.doubleToRawLongBits(finite(v, v));
    }

    @Override
    double fromBits(long bits) {
      return Double.longBitsToDouble(bits);
    }
  };

  private final int bits;

  Precision(int bits) {
    this.bits = bits;
  }

  /** The bits of one real number. */
  public int bits() {
    return bits;
  }

  /** The nearest number that can travel. Throws {@link NotFiniteException} where there is none. */
  public abstract double round(double v);

  /**
   * The smallest number that can travel and is not below v. Throws {@link NotFiniteException} where
   * there is none.
   */
  public abstract double roundUp(double v);

  abstract long toBits(double v);

  abstract double fromBits(long bits);

  double finite(double rounded, double v) {
    if (Math.abs(rounded) <= Double.MAX_VALUE) {
      return rounded;
    }
    throw new NotFiniteException(v + " cannot travel as " + (bits == 32 ? "float32" : "float64"));
  }
}
