package terse.reproduce.iade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import terse.reproduce.Finding;
import terse.reproduce.Series;
import terse.reproduce.Slope;
import terse.reproduce.Verdict;

/** The judges on numbers made by hand. */
class IadeJudgesTest {
  /** start q^k at k = 0, 1, .., in every repeat. */
  private static Series geometric(double start, double q, int rows, int repeats) {
    double[] x = IntStream.range(0, rows).asDoubleStream().toArray();
    double[] y = Arrays.stream(x).map(k -> start * Math.pow(q, k)).toArray();
    return new Series(
        x, IntStream.range(0, repeats).mapToObj(r -> y.clone()).toArray(double[][]::new));
  }

  @Test
  void slopesAreOfLeastSquares() {
    assertThat(Slope.of(new double[] {0, 1, 2}, new double[] {1, 3, 5}).slope()).isEqualTo(2);
    assertThat(Slope.of(new double[] {0, 1, 2}, new double[] {0, 3, 0}).slope()).isEqualTo(0);
  }

  @Test
  void ratesAreThoseOfTheSecondHalf() {
    assertThat(Table1.roundsForAFactorOfE(geometric(5, Math.exp(-0.01), 101, 1)))
        .isCloseTo(100, within(1e-9));
    double[] kappas = {10, 100, 1000};
    double[] rounds = {7, 70, 700};
    assertThat(Table1.exponent("m", kappas, rounds, 1).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(Table1.exponent("m", kappas, rounds, 0.5).unexplained()).isTrue();
  }

  @Test
  void bitsMayGrowByOneForEachOneOfLog2L() {
    double[] l = {1, 2, 4, 8};
    assertThat(Table1.growth("q", l, new double[] {3, 4, 5, 6}).verdict())
        .isEqualTo(Verdict.REPRODUCED);
    assertThat(Table1.growth("q", l, new double[] {3, 5, 7, 9}).verdict())
        .isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void aMessageLongerThanAllowedIsSeenInEitherDirection() {
    double[] allowed = {Double.NaN, Double.NaN, 5, 5};
    double[] fits = {9, 9, 4, 5};
    double[] longer = {9, 9, 4, 5.5};
    assertThat(Theorem41.lengths("m", new Messages(fits, fits), allowed).verdict())
        .isEqualTo(Verdict.REPRODUCED);
    for (Messages each : List.of(new Messages(longer, fits), new Messages(fits, longer))) {
      Finding finding = Theorem41.lengths("m", each, allowed);
      assertThat(finding.verdict()).isEqualTo(Verdict.DIFFERS);
      assertThat(finding.ours()).isEqualTo("1.1 at 3");
    }
  }

  /**
   * mu/L = 1/4: tau = 1/3 and c = sqrt(1/2). At k = 2 with a bound of 3 for all rounds Y = 5; the
   * lattice's error is epsilon c^3/6, the one before epsilon c^2/4. Down: 1 + (2 (5 + 5) + 2
   * epsilon c^2/4)/(epsilon c^3/6) with L = 2.
   */
  @Test
  void whatTheProofAllowsByHand() {
    double c = Math.sqrt(0.5);
    double half = 0.1 * c * c * c / 6;
    double ratio = 1 + (20 + 2 * 0.1 * c * c / 4) / half;
    double[] allowed = Theorem41.allowed(new double[] {3, 3, 3}, 2, 0.5, 0.1, 3);
    assertThat(allowed[1]).isNaN();
    assertThat(allowed[2]).isCloseTo(1.05 + Math.log(ratio + 2) / Math.log(2), within(1e-9));
  }

  @Test
  void aMeanAboveTheBoundIsSeen() {
    Series bound = Theorem52.bound(geometric(4, 1, 3, 1), 0.5, 0.5, 0.75);
    assertThat(bound.at(0)[0]).isEqualTo(4);
    assertThat(bound.at(2)[0]).isCloseTo(0.25 * (4 - 1.5) + 0.5625 * 1.5, within(1e-12));
    Series below = geometric(4, 0.5, 20, 3);
    assertThat(Theorem52.under("m", below, below.scaled(1.01)).verdict())
        .isEqualTo(Verdict.REPRODUCED);
    assertThat(Theorem52.under("m", below, below.scaled(0.99)).verdict())
        .isEqualTo(Verdict.DIFFERS);
    assertThat(Theorem52.rate("m", below, 0.51).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(Theorem52.rate("m", below, 0.49).verdict()).isEqualTo(Verdict.DIFFERS);
  }

  /** Three standard errors of repeats that differ excuse a mean above the bound. */
  @Test
  void aBoundOfAnExpectationIsHeldToTheMean() {
    double[][] values = {{1, 0}, {1, 4}};
    Series wide = new Series(new double[] {0, 1}, values); // mean 2, standard error 2
    Series one = new Series(new double[] {0, 1}, new double[][] {{1, 1}});
    assertThat(Theorem52.under("m", wide, one).verdict()).isEqualTo(Verdict.REPRODUCED);
    values[0][1] = 3.9;
    assertThat(Theorem52.under("m", wide, one).verdict()).isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void theBestLevelIsToBeInside() {
    assertThat(TradeOff.best(new double[] {9, 8, 7, 6, 5, 6, 7, 8, 9}).ours())
        .startsWith("s = 1: 0.55556");
    assertThat(TradeOff.best(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}).unexplained()).isTrue();
    assertThat(TradeOff.best(new double[] {9, 8, 7, 6, 5, 4, 3, 2, 1}).unexplained()).isTrue();
  }

  @Test
  void theSlopesInSAreThoseOfTheBounds() {
    double[] s = {1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100, 1e3, 1e4};
    double[] bits = Arrays.stream(s).map(v -> 7 + Math.log(1 / v) / Math.log(2)).toArray();
    double[] rounds = Arrays.stream(s).map(v -> 500 + 20 * Math.log(v)).toArray();
    assertThat(TradeOff.lengthsInS(s, bits).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(TradeOff.lengthsInS(s, rounds).verdict()).isEqualTo(Verdict.DIFFERS);
    assertThat(TradeOff.roundsInS(s, rounds, Math.exp(-0.05)).verdict())
        .isEqualTo(Verdict.REPRODUCED);
    assertThat(TradeOff.roundsInS(s, rounds, Math.exp(-0.1)).verdict()).isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void costsAreComparedAndStallsAreSeen() {
    Map<String, Series> curves = new LinkedHashMap<>();
    Series slow = geometric(1, 0.9, 200, 2);
    for (String name : List.of("gradient descent", "DIANA", "DIANA both ways", "IADE")) {
      curves.put(name, slow);
    }
    curves.put("IADE", geometric(1, 0.8, 200, 2));
    curves.put("AIADE", geometric(1, 0.5, 200, 2));
    curves.put("QSGD", geometric(1, 1, 200, 2));
    curves.put("QSGD both ways", geometric(1, 1, 200, 2));
    assertThat(EqualBits.findings(curves))
        .hasSize(2 + 3 * 4 + 3)
        .allMatch(finding -> finding.verdict() == Verdict.REPRODUCED);
    curves.put("QSGD", slow);
    assertThat(EqualBits.findings(curves).get(0).unexplained()).isTrue();
    assertThat(EqualBits.cheaper(curves, "DIANA", "AIADE", 1e-4).unexplained()).isTrue();
    assertThat(EqualBits.cheaper(curves, "AIADE", "QSGD both ways", 1e-4).ours())
        .contains("does not get there");
    assertThat(EqualBits.cheaper(curves, "QSGD both ways", "AIADE", 1e-4).unexplained()).isTrue();
  }
}
