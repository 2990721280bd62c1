package terse.compress;

import terse.vector.Coins;
import terse.vector.Scratch;
import terse.vector.Sums;

/**
 * Rounds the coordinates of a vector to levels and lists the levels that are not zero for {@link
 * Levels}.
 *
 * <p>Walks over {@link Tiles}, with the coins that are said there. In a tile a bit mask finds the
 * levels that are not zero; where none can be above 1 only the masks are made, and where few will
 * be the tile is left to {@link Thinning}. Uses the scratch slots of longs from 1 to 7, of doubles
 * 1 and 2, of ints 1 and 2.
 */
final class Quantizer {
  private static final int ROWS = Tiles.ROWS;
  private static final int STEP = 512;

  private final double[] a;
  private final int top;
  private final Rule rule;
  private final Share share;
  private final Coins own;
  private final Coins second;
  private final LevelList list;
  private final Scratch scratch = Scratch.local();
  private final double[] x = scratch.doubles(1, 2 * Tiles.LONGEST);
  private final long[] coin = scratch.longs(1, Tiles.LONGEST);
  private final long[] level = scratch.longs(2, Tiles.LONGEST);
  private final long[] masks = scratch.longs(4, Tiles.LONGEST);

  private Quantizer(double[] a, Coins coins, int top, Rule rule) {
    this.a = a;
    this.top = top;
    this.rule = rule;
    this.share = rule.share();
    this.own = new Coins(coins.nextLong());
    this.second = new Coins(coins.nextLong());
    this.list = new LevelList(top, a.length);
  }

  /**
   * Writes the coordinates whose level is not zero to {@link Levels#positions}, in order, and their
   * levels, at most {@code top}, to {@link Levels#magnitudes}.
   *
   * @return how many they are
   */
  static int round(double[] a, Coins coins, int top, Rule rule) {
    return new Quantizer(a, coins, top, rule).round();
  }

  private int round() {
    int from = 0;
    if (a.length >= Tiles.LEAST) {
      OneLevel oneLevel = new OneLevel(share);
      Thinning thinning = new Thinning(share, own, second);
      for (int row; (row = Tiles.row(a.length - from)) > 0; from += ROWS * row) {
        list.reserve(ROWS * row);
        double most = mostShare(from, from + ROWS * row);
        if (most < Thinning.LIMIT) {
          thinning.list(a, from, row, most, list);
        } else if (most <= 1) {
          markTile(oneLevel, from, row);
        } else {
          roundTile(from, row);
        }
      }
    }
    roundRest(from);
    return list.size();
  }

  /** The largest share of these coordinates, or a smaller one that decides what is done to them. */
  private double mostShare(int from, int to) {
    double enough = top == 1 ? Thinning.LIMIT : Math.nextUp(1.0);
    double largest = 0;
    double most = 0;
    for (int at = from; at < to && most < enough; at += STEP) {
      largest = Sums.largest(largest, a, at, Math.min(to, at + STEP));
      most = share.of(largest);
    }
    return most;
  }

  private void markTile(OneLevel oneLevel, int from, int row) {
    for (int i = 0; i < ROWS; i += 2) {
      System.arraycopy(a, from + i * row, x, 0, 2 * row);
      own.row(Tiles.coins(from, i, row), coin, row);
      oneLevel.mark(x, coin, masks, row);
    }
    listTile(from, row, null);
  }

  private void roundTile(int from, int row) {
    long[] levels = scratch.longs(5, ROWS * row);
    for (int i = 0; i < ROWS; i++) {
      if (i % 2 == 0) {
        own.row(Tiles.coins(from, i, row), coin, row);
      } else {
        Tiles.rotate(coin, row);
      }
      System.arraycopy(a, from + i * row, x, 0, row);
      rule.round(x, coin, level, row);
      shift(level, masks, row);
      System.arraycopy(level, 0, levels, i * row, row);
    }
    listTile(from, row, levels);
  }

  private void roundRest(int from) {
    int d = a.length;
    list.reserve(d - from);
    Rule each = mostShare(from, d) <= 1 ? new OneLevel(share) : rule;
    for (int at = from; at < d; at += Tiles.LONGEST) {
      int n = Math.min(Tiles.LONGEST, d - at);
      System.arraycopy(a, at, x, 0, n);
      own.row(Tiles.coin(from, at), coin, n);
      each.round(x, coin, level, n);
      for (int group = 0; group < n; group += 64) {
        list.addMarked(mask(level, group, Math.min(n, group + 64)), level, group, at);
      }
    }
  }

  /** Lists what the masks of a tile mark. */
  private void listTile(int from, int row, long[] levels) {
    Transpose.words(masks, row);
    for (int i = 0; i < ROWS; i++) {
      for (int group = 0; group < row; group += 64) {
        list.addMarked(masks[group + i], levels, i * row + group, from);
      }
    }
  }

  private static long mask(long[] level, int from, int to) {
    long mask = 0;
    for (int j = from; j < to; j++) {
      mask |= (-level[j] >>> 63) << (j - from);
    }
    return mask;
  }

  /** Shifts a bit into every mask: 1 where the level is not zero. */
  private static void shift(long[] level, long[] masks, int n) {
    for (int j = 0; j < n; j++) {
      masks[j] = (masks[j] >>> 1) | (-level[j] & Long.MIN_VALUE);
    }
  }
}
