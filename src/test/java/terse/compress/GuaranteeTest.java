package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Constants and how they combine. */
class GuaranteeTest {
  @Test
  void unbiasedCompressorsAreBiasedOnesByTheorem7() {
    Guarantee natural = Guarantee.unbiased(9 / 8.0);
    assertThat(natural).isEqualTo(new Guarantee(9 / 8.0, 1, 9 / 8.0, 1, 8 / 7.0));
    assertThat(natural.omega()).isEqualTo(1 / 8.0);
    assertThat(Guarantee.unbiased(2).delta()).as("no contraction from zeta = 2 on").isNaN();
  }

  @Test
  void biasedCompressorsPromiseNoMean() {
    assertThat(Guarantee.biased(0.1, 1, 0.1, 10).isUnbiased()).isFalse();
    assertThat(Guarantee.biased(0.1, 1, 0.1, 10).zeta()).isNaN();
    assertThat(Guarantee.NONE.isUnbiased()).isFalse();
  }

  @Test
  void theWorseConstantOfEachKindHoldsForBoth() {
    Guarantee one = new Guarantee(2, 0.1, 3, 0.4, 5);
    Guarantee two = new Guarantee(1, 0.2, 4, 0.3, 6);
    assertThat(one.and(two)).isEqualTo(new Guarantee(2, 0.1, 4, 0.3, 6)).isEqualTo(two.and(one));
    assertThat(one.and(Guarantee.NONE))
        .as("a promise that one does not make")
        .isEqualTo(Guarantee.NONE);
  }

  @Test
  void workersWithDifferentCompressorsHaveTheWorseOfTheirGuarantees() {
    PerWorker mixed = new PerWorker(List.of(TopK.of(1), TopK.of(4)));
    assertThat(mixed.of(1)).isEqualTo(TopK.of(4));
    assertThat(mixed.guarantee(8)).isEqualTo(TopK.of(1).guarantee(8));
    PerWorker same = PerWorker.all(Qsgd.of(2));
    assertThat(same.of(17)).isEqualTo(Qsgd.of(2));
    assertThat(same.guarantee(8)).isEqualTo(Qsgd.of(2).guarantee(8));
    assertThatThrownBy(() -> new PerWorker(List.of())).hasMessageContaining("one for each worker");
  }
}
