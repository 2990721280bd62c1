package terse.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Compressor;
import terse.compress.Guarantee;
import terse.compress.Lattice;
import terse.compress.Qsgd;
import terse.compress.RandK;
import terse.compress.Rounding;
import terse.compress.Sign;
import terse.compress.TopK;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;

/** A certificate holds where its compressor does, and names the claim where it does not. */
class CertifierTest {
  private static final int D = 12;

  private static Certificate certify(Compressor compressor) {
    return new Certifier(2000, 5).certify("it", compressor, D);
  }

  private static List<String> failing(Compressor compressor) {
    return certify(compressor).failures();
  }

  @Test
  void whatIsRightHolds() {
    assertThat(failing(new Plain())).isEmpty();
    for (Compressor right : List.of(TopK.of(2), RandK.of(2), Qsgd.of(3), new Sign())) {
      assertThat(failing(right)).as("%s", right).isEmpty();
    }
    assertThat(failing(new Lattice(0.01, true))).isEmpty();
  }

  @Test
  void aBiasIsFound() {
    Compressor biased =
        new Plain() {
          @Override
          double factor(Coins coins) {
            return coins.nextDouble() < 10 / 11.0 ? 1.02 : 0;
          }
        };
    Claim claim = certify(biased).claim("U: E C(x) = x");
    assertThat(claim.holds()).isFalse();
    assertThat(claim.finding()).startsWith("biased ");
    assertThat(claim.reached()).isGreaterThan(1);
  }

  @Test
  void aVarianceAboveZetaIsFound() {
    Compressor wild =
        new Plain() {
          @Override
          double factor(Coins coins) {
            return coins.nextDouble() < 0.5 ? 1.4 : 0.6;
          }
        };
    Certificate certificate = certify(wild);
    assertThat(certificate.claim("U: E C(x) = x").holds()).isTrue();
    assertThat(certificate.claim("U: zeta").holds()).isFalse();
    assertThat(certificate.claim("U: zeta").worst()).isBetween(1.14, 1.18);
    assertThat(certificate.claim("U: zeta").reached()).as("of omega").isBetween(1.4, 1.8);
  }

  /** Top-1 with constants that are each a little too good. */
  @Test
  void everyConstantThatIsTooGoodIsFoundByName() {
    double a = 1.0 / D;
    assertThat(failing(promising(Guarantee.biased(1.01 * a, 1, a, D))))
        .containsExactly("B1: alpha");
    assertThat(failing(promising(Guarantee.biased(a, 0.99, a, D)))).containsExactly("B1, B2: beta");
    assertThat(failing(promising(Guarantee.biased(a, 1, 1.01 * a, D))))
        .containsExactly("B2: gamma");
    assertThat(failing(promising(Guarantee.biased(a, 1, a, 0.99 * D))))
        .containsExactly("B3: delta");
    assertThat(failing(promising(Guarantee.NONE.within(5)))).containsExactly("|C(x) - x|");
  }

  private static Compressor promising(Guarantee guarantee) {
    Compressor top = TopK.of(1);
    return new Compressor() {
      @Override
      public void encode(Vector x, Coins coins, BitWriter out) {
        top.encode(x, coins, out);
      }

      @Override
      public void decode(BitReader in, Vector y, double scale) {
        top.decode(in, y, scale);
      }

      @Override
      public Guarantee guarantee(int d) {
        return guarantee;
      }

      @Override
      public long roomFor(int d, int realBits) {
        return top.roomFor(d, realBits);
      }
    };
  }

  @Test
  void aBitTooManyIsFound() {
    Compressor lavish =
        new Plain() {
          @Override
          public void encode(Vector x, Coins coins, BitWriter out) {
            super.encode(x, coins, out);
            out.bits(1, 1);
          }
        };
    assertThat(failing(lavish)).contains("round trip");
    assertThat(certify(lavish).claim("round trip").finding()).contains("1 bits follow the value");
    assertThat(certify(lavish).traffic()).as("not measured").isNull();
  }

  @Test
  void stateIsFound() {
    Compressor remembers =
        new Plain() {
          private double next = 1;

          @Override
          double factor(Coins coins) {
            return next += 1e-6;
          }
        };
    assertThat(failing(remembers)).containsExactly("determinism");
  }

  @Test
  void aChangedInputIsFound() {
    Compressor greedy =
        new Plain() {
          @Override
          public void encode(Vector x, Coins coins, BitWriter out) {
            super.encode(x, coins, out);
            x.set(0, 0);
          }
        };
    assertThat(failing(greedy)).containsExactly("input untouched");
  }

  @Test
  void notANumberThatPassesIsFound() {
    Compressor blind =
        new Plain() {
          @Override
          public void encode(Vector x, Coins coins, BitWriter out) {
            for (double v : x.array()) {
              out.bits(Double.doubleToRawLongBits(v), 64);
            }
          }

          @Override
          public void decode(BitReader in, Vector y, double scale) {
            for (int j = 0; j < y.dimension(); j++) {
              y.array()[j] += scale * Double.longBitsToDouble(in.bits(64));
            }
          }
        };
    assertThat(failing(blind)).containsExactly("NaN and infinity refused", "damaged messages");
  }

  /** As a comparison does that NaN always loses. */
  @Test
  void notANumberThatIsTakenForANumberIsFound() {
    Compressor largest =
        new Plain() {
          @Override
          public void encode(Vector x, Coins coins, BitWriter out) {
            int at = -1;
            for (int j = 0; j < x.dimension(); j++) {
              at = Math.abs(x.get(j)) >= (at < 0 ? 0 : Math.abs(x.get(at))) ? j : at;
            }
            for (int j = 0; j < x.dimension(); j++) {
              out.real(j == at || at < 0 ? x.get(j) : 0);
            }
          }

          @Override
          public Guarantee guarantee(int d) {
            return Guarantee.NONE;
          }
        };
    Certificate certificate = certify(largest);
    assertThat(certificate.failures()).containsExactly("NaN and infinity refused");
    assertThat(certificate.claim("NaN and infinity refused").finding())
        .matches("NaN in coordinate \\d+ is taken for a number");
  }

  @Test
  void whatChecksOnlyWhatItSendsIsSaidToDoSo() {
    String name = "NaN and infinity refused";
    Claim random = certify(RandK.of(2)).claim(name);
    assertThat(random.holds()).isTrue();
    assertThat(random.finding()).isEqualTo("checks only what it sends");
    assertThat(certify(TopK.of(2)).claim(name).finding()).isEmpty();
  }

  @Test
  void anExceptionAtALargeVectorAloneIsFound() {
    Compressor broken =
        new Plain() {
          @Override
          public void encode(Vector x, Coins coins, BitWriter out) {
            if (x.maxAbs() > 1e200) {
              throw new IllegalStateException("broken");
            }
            super.encode(x, coins, out);
          }
        };
    assertThat(failing(broken)).contains("round trip");
  }

  /** In a round that the checks of messages do not see. */
  @Test
  void anExceptionInADrawAloneIsFound() {
    Compressor rare =
        new Plain() {
          @Override
          double factor(Coins coins) {
            double u = coins.nextDouble();
            if (u < 1e-3) {
              throw new IllegalStateException("rare");
            }
            return u < 0.5 ? 0.9 : 1.1;
          }
        };
    Certificate certificate = certify(rare);
    assertThat(certificate.failures()).containsExactly("round trip");
    assertThat(certificate.claim("round trip").finding())
        .startsWith("throws java.lang.IllegalStateException: rare");
  }

  @Test
  void anOverflowInTheDecoderIsFound() {
    Compressor overflowing =
        new Plain() {
          @Override
          public void decode(BitReader in, Vector y, double scale) {
            for (int j = 0; j < y.dimension(); j++) {
              y.array()[j] += scale * (in.real() * 1e10 / 1e10);
            }
          }
        };
    Certificate certificate = certify(overflowing);
    assertThat(certificate.failures()).containsExactly("round trip");
    assertThat(certificate.claim("round trip").finding())
        .isEqualTo("an honest message decodes to NaN or infinity (huge)");
  }

  @Test
  void anOverflowInFewDrawsIsFound() {
    Compressor overflowing =
        new Plain() {
          @Override
          double factor(Coins coins) {
            return coins.nextInt(2) == 0 ? 0.9 : 1.1;
          }

          @Override
          public void decode(BitReader in, Vector y, double scale) {
            double unit = in.shared().nextDouble() < 0.01 ? 1e10 : 1;
            for (int j = 0; j < y.dimension(); j++) {
              y.array()[j] += scale * (in.real() * unit / unit);
            }
          }
        };
    Certificate certificate = certify(overflowing);
    assertThat(certificate.failures()).containsExactly("round trip");
    assertThat(certificate.claim("round trip").finding())
        .isEqualTo("a message decodes to NaN or infinity (huge)");
  }

  @Test
  void vectorsThatAreRefusedAreNamed() {
    assertThat(certify(Lattice.of(0.01)).refused()).containsExactly("huge");
    assertThat(certify(TopK.of(2)).refused()).isEmpty();
  }

  /** Random where coordinates are equal, and nowhere else. */
  @Test
  void randomnessAtFewVectorsIsSeen() {
    Compressor tossing =
        new Plain() {
          @Override
          public void encode(Vector x, Coins coins, BitWriter out) {
            boolean equal = Arrays.stream(x.array()).allMatch(v -> v == x.get(0));
            double factor = equal ? coins.nextInt(2) == 0 ? 0.9 : 1.1 : 1;
            super.encode(x.copy().scale(factor), coins, out);
          }
        };
    assertThat(certify(tossing).random()).isTrue();
    assertThat(failing(tossing)).isEmpty();
    assertThat(certify(TopK.of(2)).random()).isFalse();
  }

  /** The worst vector is half a step of the lattice long, in every coordinate. */
  @Test
  void theSearchFindsTheSizeThatACompressorIsWorstAt() {
    Claim beta = certify(Lattice.of(1e-3)).claim("B1, B2: beta");
    assertThat(beta.claimed()).isEqualTo(2);
    assertThat(beta.worst()).isBetween(1.99, 2.0);
  }

  @Test
  void anExceptionOfADecoderIsFound() {
    Compressor fragile =
        new Plain() {
          @Override
          public void decode(BitReader in, Vector y, double scale) {
            int[] known = new int[2];
            for (int j = 0; j < y.dimension(); j++) {
              double v = in.real();
              y.array()[j] += scale * v + known[Math.abs(v) > 1e305 ? 2 : 0];
            }
          }
        };
    assertThat(failing(fragile)).containsExactly("damaged messages");
    assertThat(certify(fragile).claim("damaged messages").finding())
        .contains("ArrayIndexOutOfBoundsException");
  }

  @Test
  void whatThrowsOnHonestVectorsFailsByName() {
    Compressor broken =
        new Plain() {
          @Override
          public void encode(Vector x, Coins coins, BitWriter out) {
            throw new IllegalStateException("broken");
          }
        };
    assertThat(certify(broken).claim("round trip").finding())
        .isEqualTo("throws java.lang.IllegalStateException: broken");
  }

  @Test
  void theSameSeedGivesTheSameCertificate() {
    Certificate one = new Certifier(200, 3).certify("q", Qsgd.of(1), 7);
    assertThat(new Certifier(200, 3).certify("q", Qsgd.of(1), 7)).isEqualTo(one);
    assertThat(new Certifier(200, 4).certify("q", Qsgd.of(1), 7)).isNotEqualTo(one);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void smallDimensionsAreCertified(int d) {
    for (Compressor each : List.of(TopK.of(1), RandK.of(1), Qsgd.of(1))) {
      assertThat(new Certifier(500, 1).certify("it", each, d).holds()).as("%s", each).isTrue();
    }
  }

  /** k of 1000 indices and values; d + 1 symbols; what the papers bill. */
  @Test
  void bitsStandBesideEntropyAndFormula() {
    Traffic top = Traffic.of(TopK.of(10), 1000, 1);
    assertThat(top.entropy()).isBetween(320 + 77.0, 320 + 79.0); // log2 C(1000, 10) = 77.7
    assertThat(top.bits()).isBetween(top.entropy(), 1.02 * top.entropy());
    assertThat(top.formula()).isBetween(419.6, 419.7);
    assertThat(Traffic.of(Qsgd.of(1), 66, 1).formula()).isBetween(112.0, 113.0);
    assertThat(Traffic.of(Qsgd.of(1), 301, 1).formula()).isBetween(225.0, 226.0);
    assertThat(Traffic.of(new Sign(), 64, 1).formula()).isEqualTo(64);
    assertThat(Traffic.of(new Sign(), 64, 1).formulaName()).isEqualTo("log2-levels");
    assertThat(Traffic.of(Qsgd.of(1), 66, 1).formulaName()).isEqualTo("qsgd-bound");
    assertThat(Traffic.of(Rounding.of(3, false), 64, 1).formula()).isNaN();
  }

  @Test
  void tooFewAndTooManySamplesAreRefused() {
    assertThatThrownBy(() -> new Certifier(99, 0))
        .hasMessage("certify needs samples from 100 to 100000, but samples = 99");
    assertThatThrownBy(() -> new Certifier(100_001, 0))
        .hasMessage("certify needs samples from 100 to 100000, but samples = 100001");
  }
}
