package terse.compress;

/**
 * Transposes bit matrices of 64 x 64, so that masks made lane by lane become masks of consecutive
 * coordinates.
 */
final class Transpose {
  private Transpose() {}

  /**
   * Transposes every 64 of the first n words: bit i of word k becomes bit k of word i (Warren,
   * Hacker's Delight, 7-3).
   */
  static void words(long[] a, int n) {
    for (int from = 0; from < n; from += 64) {
      swap(a, from, 32, 0x00000000ffffffffL);
      swap(a, from, 16, 0x0000ffff0000ffffL);
      swap(a, from, 8, 0x00ff00ff00ff00ffL);
      swap(a, from, 4, 0x0f0f0f0f0f0f0f0fL);
      swap(a, from, 2, 0x3333333333333333L);
      swap(a, from, 1, 0x5555555555555555L);
    }
  }

  /**
   * Exchanges the high bits of every unit of 2 x size bits with the low bits of the word that is
   * size words later.
   */
  private static void swap(long[] a, int from, int size, long low) {
    for (int k = from; k < from + 64; k += 2 * size) {
      for (int i = k; i < k + size; i++) {
        long t = ((a[i] >>> size) ^ a[i + size]) & low;
        a[i] ^= t << size;
        a[i + size] ^= t;
      }
    }
  }
}
