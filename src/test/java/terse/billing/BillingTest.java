package terse.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.compress.ScaledSign;
import terse.method.Algorithm;
import terse.method.Dcgd;
import terse.testing.Costs;
import terse.testing.Problems;
import terse.testing.Runs;
import terse.trace.Direction;
import terse.trace.Ledger;
import terse.trace.RunResult;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

/** Prices in ledgers and in runs. */
class BillingTest {
  private static final int WORKERS = 4;

  @Test
  void aLedgerCountsEveryCopyAtItsPrice() {
    Ledger ledger =
        new Ledger(new Billing(List.of(Convention.LOG2_LEVELS, Convention.QSGD_BOUND), 3));
    ledger.add(Direction.DOWN, message(new ScaledSign()), 3);
    ledger.add(Direction.DOWN, message(Identity.INSTANCE), 1);
    ledger.add(Direction.UP, message(Identity.INSTANCE).unbilled(), 1);
    assertThat(ledger.conventions()).containsExactly("log2-levels", "qsgd-bound");
    assertThat(ledger.bits(Direction.DOWN)).isEqualTo(3 * 34 + 64);
    assertThat(ledger.priced(0, Direction.DOWN)).isEqualTo(3 * 34 + 64);
    assertThat(ledger.priced(0, Direction.DOWN, Part.SIGNS)).isEqualTo(3 * 2);
    assertThat(ledger.left(0, Direction.DOWN)).isZero();
    assertThat(ledger.priced(0, Direction.UP)).isZero();
  }

  @Test
  void whatHasNoPriceIsLeftAsItWasSent() {
    Ledger ledger = new Ledger(new Billing(List.of(Convention.QSGD_BOUND), 3));
    ledger.add(Direction.DOWN, message(new ScaledSign()), 3);
    ledger.add(Direction.DOWN, message(Identity.INSTANCE), 1);
    assertThat(ledger.left(0, Direction.DOWN)).isEqualTo(3);
    assertThat(ledger.left(0, Direction.UP)).isZero();
    for (Part part : Part.values()) {
      assertThat(ledger.priced(0, Direction.DOWN, part))
          .isEqualTo((double) ledger.bits(Direction.DOWN, part));
    }
  }

  @Test
  void nothingIsPricedUnlessAsked() {
    Ledger ledger = new Ledger();
    ledger.add(Direction.UP, message(new ScaledSign()), 1);
    assertThat(ledger.conventions()).isEmpty();
  }

  @Test
  void pricesNeverChangeARun() {
    RunResult plain = runs().run();
    RunResult priced = runs().pricing(new Billing(List.of(Convention.values()), WORKERS)).run();
    assertThat(priced.model()).isEqualTo(plain.model());
    assertThat(Costs.of(priced.ledger())).isEqualTo(Costs.of(plain.ledger()));
    for (Direction way : Direction.values()) {
      assertThat(priced.ledger().priced(0, way)).isEqualTo((double) plain.ledger().bits(way));
    }
  }

  /** N (3 + 3/2) ln(.) s (s + sqrt d) + 32 a round up, 32 N d a round but the first one down. */
  @Test
  void aRunCostsTheMcmAuthorsTheirFormulaARound() {
    int rounds = 5;
    RunResult run =
        runs()
            .rounds(rounds)
            .pricing(new Billing(List.of(Convention.MCM_AUTHORS), WORKERS))
            .finish();
    int d = run.model().dimension();
    double size = 1 + Math.sqrt(d);
    double up = WORKERS * 4.5 * Math.log(2 * (1.0 + d) / size) * size + 32;
    assertThat(run.ledger().priced(0, Direction.UP)).isCloseTo(rounds * up, within(1e-9));
    assertThat(run.ledger().priced(0, Direction.DOWN)).isEqualTo((rounds - 1) * 32.0 * WORKERS * d);
  }

  @Test
  void itNeedsAWorker() {
    assertThatThrownBy(() -> new Billing(List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("billing needs workers >= 1, but workers = 0");
  }

  private static Runs runs() {
    Algorithm method = new Dcgd(PerWorker.all(Qsgd.of(1)), Identity.INSTANCE);
    return Runs.of(method, Problems.example2(WORKERS, 1)).precision(Precision.FLOAT32).rounds(7);
  }

  private static Message message(Compressor compressor) {
    return compressor.compress(Vector.of(1, -2), new Envelope(1, 0, 0, 0, Precision.FLOAT32));
  }
}
