package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.vector.Coins;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Elias;
import terse.wire.MalformedMessageException;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

/** Levels in the range coder: what the code expects, and what it does where that is wrong. */
class RangedLevelsTest {
  /** Levels that are |z| times this, rounded. */
  private static final double UNIT = 20;

  private static final Sizes SIZES = l -> (l - 0.5) / UNIT;
  private static final int TOP = 1 << 20;

  private static Message write(Consumer<BitWriter> content) {
    BitWriter out = new BitWriter(Sending.envelope(0, Precision.FLOAT32), 100);
    content.accept(out);
    return out.finish((in, y, scale) -> {}, 1);
  }

  private static Message sent(int[] levels) {
    Message message = write(out -> new RangedLevels(SIZES, TOP).write(levels, levels.length, out));
    Sending.litterScratch(levels.length);
    int[] read = new int[levels.length];
    BitReader in = message.reader();
    new RangedLevels(SIZES, TOP).read(in, read, read.length);
    assertThat(read).isEqualTo(levels);
    assertThat(in.remaining()).isZero();
    return message;
  }

  private static int[] normal(int k, double deviation) {
    Coins coins = new Coins(3);
    return IntStream.range(0, k)
        .map(
            i ->
                (int)
                    Math.min(
                        TOP, Math.max(1, Math.rint(Math.abs(coins.nextGaussian()) * deviation))))
        .toArray();
  }

  /** The entropy of |z| with unit 1/20: log2 20 and that of a half normal density, 1.047 bits. */
  @Test
  void normalLevelsCostTheirEntropyFromTheFirstOneOn() {
    double entropy = Math.log(UNIT) / Math.log(2) + 1.047;
    for (int k : new int[] {30, 100, 1000}) {
      double bits =
          IntStream.range(0, 20).mapToLong(i -> sent(normal(k, UNIT)).bits()).sum() / 20.0;
      assertThat(bits / k / entropy).as("%d levels", k).isBetween(0.9, k == 30 ? 1.06 : 1.03);
    }
  }

  /** Levels of another deviation than the typical one take only the bits that say so more. */
  @ParameterizedTest
  @CsvSource({"0.05,40", "0.5,10", "1.5,10", "3,15", "30,18", "3000,25"})
  void otherDeviationsCostAFewBits(double ratio, int more) {
    int k = 500;
    double entropy = k * Math.max(0, Math.log(UNIT * ratio) / Math.log(2) + 1.047);
    long bits = sent(normal(k, ratio * UNIT)).bits();
    assertThat(bits - entropy).isLessThan(more + 0.02 * entropy);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 14, 1000, TOP - 1, TOP})
  void equalLevelsCostLittleWhereverTheyAre(int level) {
    int[] levels = new int[100];
    Arrays.fill(levels, level);
    assertThat(sent(levels).bits()).isLessThan(80);
  }

  @Test
  void levelsFarApartAreSent() {
    sent(new int[] {1, TOP});
    sent(new int[] {TOP, 1, TOP / 2, 7});
    sent(new int[] {TOP});
    sent(new int[] {1});
  }

  @Test
  void theHeaderIsOneBitForTheTypicalDeviation() {
    assertThat(sent(normal(300, UNIT)).bits(Part.HEADER)).isEqualTo(1);
    assertThat(sent(normal(300, 2 * UNIT)).bits(Part.HEADER)).isEqualTo(5); // code 6 or 4
  }

  /** Every code of the header stands for a law; a number beyond them is refused. */
  @Test
  void everyHeaderIsReadOrRefused() {
    for (long code : new long[] {1, 2, 3, 100, 1 << 14}) {
      int[] read = new int[3];
      Message message =
          write(
              out -> {
                Elias.GAMMA.write(out, code);
                out.bits(-1, 64);
                out.bits(-1, 64);
              });
      try {
        new RangedLevels(SIZES, TOP).read(message.reader(), read, 3);
        assertThat(IntStream.of(read)).allMatch(level -> level >= 1 && level <= TOP);
      } catch (MalformedMessageException e) {
        assertThat(e.position()).isBetween(0L, message.bits());
      }
    }
    Message beyond = write(out -> Elias.GAMMA.write(out, (1 << 14) + 1));
    assertThatThrownBy(() -> new RangedLevels(SIZES, TOP).read(beyond.reader(), new int[1], 1))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("is not in 1 .. 16384");
  }
}
