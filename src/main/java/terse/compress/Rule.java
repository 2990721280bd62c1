package terse.compress;

/** How numbers are rounded to levels, a row at a time. */
interface Rule {
  /**
   * levels[j] = the level of x[j], not negative, by the high 52 of the 64 random bits coins[j], for
   * 0 &lt;= j &lt; n. May change x.
   */
  void round(double[] x, long[] coins, long[] levels, int n);

  /** How small numbers are rounded; by default none is small. */
  default Share share() {
    return Share.NONE;
  }
}
