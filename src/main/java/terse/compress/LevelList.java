package terse.compress;

/** The levels that are not zero, in order, in the lists of {@link Levels}, as they are found. */
final class LevelList {
  private final int top;
  private final int dimension;
  private int[] positions = Levels.positions(0);
  private int[] magnitudes = Levels.magnitudes(0);
  private int size;

  /** An empty list for a vector of this dimension, of levels up to the highest. */
  LevelList(int top, int dimension) {
    this.top = top;
    this.dimension = dimension;
  }

  int size() {
    return size;
  }

  /** Makes room for n more. */
  void reserve(int n) {
    if (size + n > Math.min(positions.length, magnitudes.length)) {
      int room = Math.min(dimension, size + size / 2 + n);
      positions = kept(positions, Levels.positions(room));
      magnitudes = kept(magnitudes, Levels.magnitudes(room));
    }
  }

  /** Adds a level of 1; there must be room. */
  void addOne(int position) {
    positions[size] = position;
    magnitudes[size++] = 1;
  }

  /**
   * Adds the levels that a mask marks among 64 from a base on, at most the highest; all are 1 where
   * that is the highest. There must be room.
   *
   * @param from where levels[0] stands in the vector
   */
  void addMarked(long mask, long[] levels, int base, int from) {
    int n = size;
    for (long set = mask; set != 0; set &= set - 1) {
      int at = base + Long.numberOfTrailingZeros(set);
      positions[n] = from + at;
      magnitudes[n++] = levels == null ? 1 : (int) Math.min(top, levels[at]);
    }
    size = n;
  }

  private int[] kept(int[] old, int[] now) {
    System.arraycopy(old, 0, now, 0, size);
    return now;
  }
}
