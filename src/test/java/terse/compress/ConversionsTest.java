package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.vector.Coins;
import terse.vector.Vector;

/**
 * Theorems 6 and 7 of Beznosikov et al. as code: by their formulas, and by random operators on the
 * plane whose moments are computed exactly, so that no inequality is tested by chance.
 */
class ConversionsTest {
  private static final double ROUNDING = 1e-12;

  /** A random map of a fixed x: points that C(x) takes with equal probability. */
  private record Operator(Vector x, List<Vector> points) {
    static Operator random(Coins coins, double noise, double pull) {
      Vector x = Vector.of(coins.nextGaussian(), coins.nextGaussian());
      List<Vector> points = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Vector c = Vector.zeros(2).set(pull, x);
        c.add(noise, Vector.of(coins.nextGaussian(), coins.nextGaussian()));
        points.add(c);
      }
      return new Operator(x, points);
    }

    Operator times(double lambda) {
      return new Operator(x, points.stream().map(c -> c.copy().scale(lambda)).toList());
    }

    /** E|C(x)|^2 / |x|^2. */
    double square() {
      return points.stream().mapToDouble(Vector::squaredNorm).average().orElseThrow()
          / x.squaredNorm();
    }

    /** The inner product of E C(x) and x, over |x|^2. */
    double product() {
      return points.stream().mapToDouble(x::dot).average().orElseThrow() / x.squaredNorm();
    }

    /** E|C(x) - x|^2 / |x|^2. */
    double error() {
      return points.stream().mapToDouble(x::squaredDistance).average().orElseThrow()
          / x.squaredNorm();
    }

    /** Whether all that is promised holds of this x. */
    void assertKeeps(Guarantee promise) {
      atMost(promise.alpha(), square());
      atMost(square(), promise.beta() * product());
      atMost(promise.gamma(), product());
      atMost(error(), 1 - 1 / promise.delta());
    }

    private void atMost(double left, double right) {
      if (!Double.isNaN(left) && !Double.isNaN(right)) {
        assertThat(left).as("%s", this).isLessThanOrEqualTo(right + ROUNDING * (1 + square()));
      }
    }
  }

  /** Operators with a positive inner product, of all sizes of noise and length. */
  private static List<Operator> operators() {
    Coins coins = new Coins(17);
    List<Operator> all = new ArrayList<>();
    while (all.size() < 3000) {
      Operator c = Operator.random(coins, 2 * coins.nextDouble(), 0.05 + 2 * coins.nextDouble());
      if (c.product() > 1e-3) {
        all.add(c);
      }
    }
    return all;
  }

  @Test
  void b1ImpliesWhatTheorem6SaysForEveryOperatorThatIsJustInIt() {
    for (Operator c : operators()) {
      Guarantee b1 = Guarantee.b1(c.square(), c.square() / c.product());
      c.assertKeeps(b1);
      assertThat(b1.beta() * b1.beta()).isGreaterThanOrEqualTo(b1.alpha() * (1 - ROUNDING));
      Guarantee contraction = b1.scaled(1 / b1.beta());
      c.times(1 / b1.beta()).assertKeeps(contraction);
      assertThat(contraction.delta())
          .isCloseTo(b1.beta() * b1.beta() / b1.alpha(), within(1e-9 * contraction.delta()));
    }
  }

  @Test
  void b2ImpliesWhatTheorem6SaysForEveryOperatorThatIsJustInIt() {
    for (Operator c : operators()) {
      Guarantee b2 = Guarantee.b2(c.product(), c.square() / c.product());
      c.assertKeeps(b2);
      assertThat(b2.beta()).isGreaterThanOrEqualTo(b2.gamma() * (1 - ROUNDING));
      Guarantee contraction = b2.scaled(1 / b2.beta());
      c.times(1 / b2.beta()).assertKeeps(contraction);
      assertThat(contraction.delta())
          .isCloseTo(b2.beta() / b2.gamma(), within(1e-9 * contraction.delta()));
    }
  }

  @Test
  void b3ImpliesWhatTheorem6SaysForEveryOperatorThatIsJustInIt() {
    int contractions = 0;
    for (Operator c : operators()) {
      if (c.error() < 1) {
        contractions++;
        Guarantee b3 = Guarantee.b3(1 / (1 - c.error()));
        c.assertKeeps(b3);
        assertThat(b3.gamma()).isEqualTo(1 / (2 * b3.delta()));
        assertThat(b3.alpha()).isCloseTo(1 / (4 * b3.delta() * b3.delta()), within(1e-15));
        assertThat(b3.beta()).isEqualTo(2);
      }
    }
    assertThat(contractions).isGreaterThan(500);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 0.9, 1, 1.1, 2, 7})
  void scalingKeepsWhatItPromises(double lambda) {
    int delta = 0;
    for (Operator c : operators()) {
      Guarantee exact =
          Guarantee.biased(
              c.square(),
              c.square() / c.product(),
              c.product(),
              c.error() < 1 ? 1 / (1 - c.error()) : Double.NaN);
      Guarantee scaled = exact.scaled(lambda);
      c.times(lambda).assertKeeps(scaled);
      delta += Double.isNaN(scaled.delta()) ? 0 : 1;
    }
    if (lambda < 2) {
      assertThat(delta).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1.125,1", "1.125,0.5", "4,0.25", "4,0.4", "2,1", "9,3"})
  void theorem7IsUnbiasedThenScaled(double zeta, double lambda) {
    Guarantee scaled = Guarantee.unbiased(zeta).scaled(lambda);
    assertThat(scaled.alpha()).isEqualTo(lambda * lambda);
    assertThat(scaled.beta()).isEqualTo(lambda * zeta);
    assertThat(scaled.gamma()).isEqualTo(lambda);
    if (lambda * zeta < 2) {
      assertThat(scaled.delta())
          .isCloseTo(1 / (lambda * (2 - zeta * lambda)), within(1e-12 * scaled.delta()));
    } else {
      assertThat(scaled.delta()).isNaN();
    }
    assertThat(scaled.isUnbiased()).isEqualTo(lambda == 1);
  }

  @Test
  void aContractionStaysOneWhenItIsShrunk() {
    Guarantee topK = TopK.of(1).guarantee(10);
    assertThat(topK.scaled(0.5).delta())
        .as("1 - (2 - 1/2)/2 k/d beats 1 - k/(2 d)")
        .isCloseTo(10 / 0.75, within(1e-12));
    assertThat(Guarantee.biased(0.1, 3, 0.2, 5).scaled(0.9).delta()).isEqualTo(5 / 0.9);
  }

  @Test
  void noPromiseStaysNone() {
    assertThat(Guarantee.NONE.scaled(0.5)).isEqualTo(Guarantee.NONE);
    assertThat(Guarantee.NONE.then(Guarantee.NONE)).isEqualTo(Guarantee.NONE);
    assertThat(Guarantee.NONE.thenOnKept(Guarantee.NONE, 1)).isEqualTo(Guarantee.NONE);
    assertThat(Guarantee.unbiased(1).then(Guarantee.NONE)).isEqualTo(Guarantee.NONE);
    assertThat(Guarantee.NONE.within(3).scaled(2).absolute()).isNaN();
  }

  @Test
  void absoluteErrorsOfDisjointPartsAddAsSquares() {
    Guarantee both = Guarantee.NONE.within(3).and(Guarantee.NONE.within(4));
    assertThat(both.absolute()).isEqualTo(5);
    assertThat(Guarantee.NONE.within(3).or(Guarantee.NONE.within(4)).absolute()).isEqualTo(4);
    assertThat(Guarantee.NONE.within(3).and(Guarantee.NONE).absolute()).isNaN();
  }
}
