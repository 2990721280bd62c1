package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.testing.Chance;
import terse.vector.Coins;
import terse.vector.Vector;

/** Tiles of small shares: what is drawn, bit by bit, and its law, with false alarms below 1e-6. */
class ThinningTest {
  private static final Share SHARE = new Share(1, 1);

  private static List<Integer> drawn(Vector x, int from, int row, double most, Coins coins) {
    int d = x.dimension();
    LevelList list = new LevelList(1, d);
    list.reserve(64 * row);
    Coins first = new Coins(coins.nextLong());
    new Thinning(SHARE, first, new Coins(coins.nextLong())).list(x.array(), from, row, most, list);
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      positions.add(Levels.positions(d)[i]);
      assertThat(Levels.magnitudes(d)[i]).isEqualTo(1);
    }
    return positions;
  }

  /** By the words of the class, one coordinate after the other. */
  @ParameterizedTest
  @ValueSource(doubles = {0.031, 0x1p-6, 0.0157, 0.004, 0x1p-30, 1e-300, 0})
  void candidatesHaveZerosAndPassTheirOwnCoin(double most) {
    for (int row : new int[] {64, 128, 256}) {
      int from = 4096;
      Vector x = Vector.zeros(from + 64 * row);
      for (int j = 0; j < x.dimension(); j++) {
        x.set(j, (j % 2 == 0 ? most : -most) * (j % 5) / 4);
      }
      Sending.litterScratch(1000);
      Coins first = new Coins(Coins.mix(1));
      Coins second = new Coins(Coins.mix(2));
      LevelList list = new LevelList(1, x.dimension());
      list.reserve(64 * row);
      new Thinning(SHARE, first, second).list(x.array(), from, row, most, list);
      int zeros = 0; // the most of up to 8 with 2^-zeros >= most
      while (zeros < 8 && Math.scalb(1.0, -zeros - 1) > most) {
        zeros++;
      }
      int k = 0;
      for (int j = from; j < x.dimension(); j++) {
        int at = j - from;
        long number = first.at(from / 2 + (long) (at % 8) * row + at / 64);
        int bits = (int) (number >>> (8 * (at % 64 / 8))) & 0xff;
        double coin = (second.at(j) >>> 11) * 0x1p-53;
        if (bits >>> (8 - zeros) == 0 && coin < Math.abs(x.get(j)) * Math.scalb(1.0, zeros)) {
          assertThat(Levels.positions(0)[k++]).isEqualTo(j);
        }
      }
      assertThat(list.size()).isEqualTo(k);
    }
  }

  /** Shares of 0, 1/40, 1/100 and 1/1000: counts of each, and of neighbours drawn together. */
  @Test
  void everyCoordinateIsDrawnWithItsShareAndByItself() {
    double[] shares = {0, 0.025, 0.01, 0.001};
    Vector x = Vector.zeros(4096);
    for (int j = 0; j < 4096; j++) {
      x.set(j, shares[j % 4] * (j % 3 == 0 ? -1 : 1));
    }
    int rounds = 400;
    long[] counts = new long[4];
    long together = 0; // j = 1 and j = 2 modulo 4, side by side
    Coins coins = new Coins(5);
    for (int round = 0; round < rounds; round++) {
      List<Integer> drawn = drawn(x, 0, 64, 0.025, coins);
      for (int i = 0; i < drawn.size(); i++) {
        int j = drawn.get(i);
        counts[j % 4]++;
        together += j % 4 == 1 && i + 1 < drawn.size() && drawn.get(i + 1) == j + 1 ? 1 : 0;
      }
    }
    long each = 1024L * rounds;
    assertThat(counts[0]).isZero();
    for (int c = 1; c < 4; c++) {
      assertThat(
              Chance.statistic(
                  new long[] {counts[c], each - counts[c]},
                  new double[] {shares[c], 1 - shares[c]}))
          .as("share %s", shares[c])
          .isLessThan(Chance.chiSquare(1, 1e-6));
    }
    double both = shares[1] * shares[2];
    assertThat(
            Chance.statistic(new long[] {together, each - together}, new double[] {both, 1 - both}))
        .isLessThan(Chance.chiSquare(1, 1e-6));
  }

  /** A candidate is kept where its coin is below 2^b times its share: at 1/32 always. */
  @Test
  void aShareOfExactlyTheCandidatesIsEveryCandidate() {
    Vector x = Vector.zeros(4096).fill(0x1p-5);
    Vector little = Vector.zeros(4096).fill(Math.nextDown(0x1p-5));
    int more = drawn(x, 0, 64, Math.nextDown(0x1p-5), new Coins(3)).size();
    assertThat(more).isBetween(64, 200);
    assertThat(drawn(little, 0, 64, Math.nextDown(0x1p-5), new Coins(3))).hasSize(more);
  }
}
