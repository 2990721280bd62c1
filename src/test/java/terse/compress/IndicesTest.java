package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.vector.Coins;

/** A drawn set is the first different numbers of its stream, however it is found. */
class IndicesTest {
  private static void check(int k, int d, long key) {
    Coins coins = new Coins(key);
    BitSet drawn = new BitSet(d);
    int wanted = k <= d / 2 ? k : d - k;
    while (drawn.cardinality() < wanted) {
      drawn.set(coins.nextInt(d));
    }
    if (k > d / 2) {
      drawn.flip(0, d);
    }
    Coins same = new Coins(key);
    assertThat(Arrays.copyOf(Indices.draw(same, k, d), k))
        .as("%d of %d", k, d)
        .isEqualTo(drawn.stream().toArray());
    assertThat(same.nextLong()).as("where the stream goes on").isEqualTo(coins.nextLong());
  }

  @Property(tries = 300)
  void anySet(
      @ForAll @IntRange(min = 1, max = 3000) int d,
      @ForAll @IntRange(max = 1000) int share,
      @ForAll long key) {
    check(1 + (int) ((d - 1) * (long) share / 1000), d, key);
  }

  @ParameterizedTest
  @CsvSource({
    "1,1",
    "1,2",
    "2,2",
    "1,64",
    "1,65",
    "2,128",
    "3,128",
    "15,1000",
    "16,1000",
    "156,10000",
    "157,10000",
    "1562,100000",
    "1563,100000",
    "1000,16777216",
    "3,2000000000",
    "999,2147483647"
  })
  void setsOnBothSidesOfTheBoundBetweenTheTwoWays(int k, int d) {
    for (long key = 0; key < 3; key++) {
      if (d <= 1 << 24) {
        check(k, d, key);
      } else {
        int[] drawn = Arrays.copyOf(Indices.draw(new Coins(key), k, d), k);
        assertThat(drawn).isSorted().doesNotHaveDuplicates();
        assertThat(drawn[0]).isNotNegative();
        assertThat(drawn[k - 1]).isLessThan(d);
      }
    }
  }
}
