package terse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Entropies that can be worked out by hand, and binomials against exact ones. */
class EntropyTest {
  @Test
  void entropiesOfSimpleHistograms() {
    assertThat(Entropy.bits(4, 4)).isCloseTo(8, within(1e-12));
    assertThat(Entropy.bits(2, 1, 1, 0)).isCloseTo(6, within(1e-12));
    assertThat(Entropy.bits(1000)).isZero();
    assertThat(Entropy.bits()).isZero();
    assertThat(Entropy.bits(1, 999_999_999)).isCloseTo(31.3400478941, within(1e-9));
    assertThat(Entropy.bits(new int[] {0, 1, 2, 2, 9}, 4, 3)).isCloseTo(6, within(1e-12));
    assertThat(Entropy.binary(0.5)).isCloseTo(1, within(1e-15));
    assertThat(Entropy.binary(0.11)).isCloseTo(0.499915958164528, within(1e-14));
    assertThat(Entropy.binary(0)).isZero();
    assertThat(Entropy.binary(1)).isZero();
  }

  /** log2 of a number of any size: 2^shift times a double. */
  private static double log2(BigInteger number) {
    int shift = Math.max(0, number.bitLength() - 1000);
    return shift + Math.log(number.shiftRight(shift).doubleValue()) / Math.log(2);
  }

  @Test
  void binomialsAgreeWithExactOnes() {
    for (int n : new int[] {1, 2, 15, 31, 32, 33, 100, 1000, 3000}) {
      BigInteger exact = BigInteger.ONE;
      for (int k = 0; k <= n; k++) {
        assertThat(Entropy.log2Binomial(n, k))
            .as("C(%d, %d)", n, k)
            .isCloseTo(log2(exact), offset(1e-9));
        exact = exact.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1));
      }
    }
  }

  @Test
  void bothBranchesAgreeOnLargeBinomials() {
    long n = 1_000_000;
    for (int k = 16; k < 400; k++) {
      double sum = 0;
      for (int i = 1; i <= k; i++) {
        sum += Math.log((double) (n - k + i) / i) / Math.log(2);
      }
      assertThat(Entropy.log2Binomial(n, k)).isCloseTo(sum, offset(1e-9));
    }
  }

  @Test
  void impossibleBinomialsAreRefused() {
    assertThatThrownBy(() -> Entropy.log2Binomial(3, 4))
        .hasMessage("a binomial needs 0 <= k <= n, but n = 3 and k = 4");
  }
}
