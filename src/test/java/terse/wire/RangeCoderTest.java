package terse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import terse.vector.Coins;

/** The range coder against arithmetic of unlimited length, its ends, and garbage. */
class RangeCoderTest {
  /** A decision of probability p / 2^16, or a raw value of `width` bits where p = 0. */
  record Step(int p, long value, int width) {
    void write(RangeEncoder out) {
      if (p > 0) {
        out.bit((int) value, p);
      } else {
        out.raw(value, width);
      }
    }

    void write(ReferenceRangeCoder reference) {
      if (p > 0) {
        reference.bit((int) value, p);
      } else {
        reference.raw(value, width);
      }
    }

    long read(RangeDecoder in) {
      return p > 0 ? in.bit(p) : in.raw(width);
    }
  }

  private static void assertCoded(List<Step> steps, String before, String after) {
    ReferenceRangeCoder reference = new ReferenceRangeCoder();
    steps.forEach(step -> step.write(reference));
    String expected = reference.finish();
    String text =
        BitStrings.text(
            out -> {
              writeText(before, out);
              RangeEncoder encoder = new RangeEncoder(out);
              steps.forEach(step -> step.write(encoder));
              encoder.finish();
              writeText(after, out);
            });
    assertThat(text).isEqualTo(before + expected + after);
    BitReader in = BitStrings.write(out -> writeText(text, out)).reader();
    in.bits(before.length());
    RangeDecoder decoder = new RangeDecoder(in);
    for (Step step : steps) {
      assertThat(step.read(decoder)).isEqualTo(step.value);
    }
    decoder.finish();
    assertThat(in.remaining()).isEqualTo(after.length());
    double redundancy = expected.length() - reference.information();
    assertThat(redundancy).isLessThan(2 + 1e-3 * steps.size());
  }

  private static void writeText(String bits, BitWriter out) {
    for (int i = 0; i < bits.length(); i++) {
      out.bits(bits.charAt(i) - '0', 1);
    }
  }

  @Property
  void sectionsAreTheReferencesWhateverSurroundsThem(
      @ForAll("steps") List<Step> steps,
      @ForAll @IntRange(max = 40) int before,
      @ForAll("tails") String after) {
    assertCoded(steps, "10".repeat(before).substring(before), after);
  }

  @Provide
  Arbitrary<String> tails() {
    return Arbitraries.of("", "0", "1", "0".repeat(80), "1".repeat(80), "0110100110010110");
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> p =
        Arbitraries.oneOf(
            Arbitraries.of(1, 2, 3, 32767, 32768, 32769, 65534, 65535),
            Arbitraries.integers().between(1, 65535));
    Arbitrary<Step> decisions =
        p.flatMap(q -> Arbitraries.integers().between(0, 1).map(bit -> new Step(q, bit, 1)));
    Arbitrary<Step> raws =
        Arbitraries.integers()
            .between(0, 64)
            .flatMap(
                width ->
                    Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.of(0L, -1L))
                        .map(value -> new Step(0, width == 0 ? 0 : value >>> (64 - width), width)));
    return Arbitraries.frequencyOf(Tuple.of(4, decisions), Tuple.of(1, raws)).list().ofMaxSize(200);
  }

  /** Decisions that keep one number inside the interval leave the carry open over many words. */
  @Property(tries = 200)
  void carriesRunThroughAnyNumberOfWords(
      @ForAll @LongRange(min = 1, max = 255) long eighth,
      @ForAll @IntRange(min = 1, max = 2000) int length,
      @ForAll long seed,
      @ForAll boolean up) {
    Coins coins = new Coins(seed);
    ReferenceRangeCoder reference = new ReferenceRangeCoder();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int p = coins.nextInt(4) == 0 ? 1 + 65534 * coins.nextInt(2) : 1 + coins.nextInt(65535);
      Step step = new Step(p, reference.bitTowards(BigInteger.valueOf(eighth), 8, p), 1);
      step.write(reference);
      steps.add(step);
    }
    for (int i = 0; i < 20; i++) {
      steps.add(new Step(32768, up ? 0 : 1, 1));
    }
    assertCoded(steps, "", "1");
  }

  @Test
  void aSectionWithoutDecisionsHasNoBits() {
    assertCoded(List.of(), "", "");
    assertCoded(List.of(new Step(0, 0, 0)), "1", "1".repeat(70));
  }

  @Test
  void manySureDecisionsCostNextToNothing() {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      steps.add(new Step(65535, 1, 1));
    }
    assertCoded(steps, "", "");
    Message message =
        BitStrings.write(
            out -> {
              RangeEncoder encoder = new RangeEncoder(out);
              steps.forEach(step -> step.write(encoder));
              encoder.finish();
            });
    assertThat(message.bits()).isLessThanOrEqualTo(2);
  }

  /**
   * Ones without end lie in the part of the interval that is lost in dividing it, which no encoder
   * uses.
   */
  @Test
  void numbersBeyondAllSymbolsAreRefused() {
    byte[] ones = new byte[50];
    Arrays.fill(ones, (byte) 0xff);
    RangeDecoder raw = new RangeDecoder(BitStrings.reader(ones, 400));
    RangeDecoder fixed = new RangeDecoder(BitStrings.reader(ones, 400));
    for (int i = 0; i < 6; i++) {
      assertThat(raw.bit(12_345)).isZero();
      assertThat(fixed.bit(12_345)).isZero();
    }
    assertThatThrownBy(() -> raw.raw(16))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("a range-coded number beyond all symbols at bit 0");
    assertThatThrownBy(() -> new Frequencies(1, 1).read(fixed))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void aSectionIsRefusedWhenAnyOfItsLastBitsIsGoneOrFlipped() {
    List<Step> steps = new ArrayList<>();
    Coins coins = new Coins(8);
    for (int i = 0; i < 500; i++) {
      steps.add(new Step(20_000, coins.nextInt(2), 1));
    }
    Message message =
        BitStrings.write(
            out -> {
              RangeEncoder encoder = new RangeEncoder(out);
              steps.forEach(step -> step.write(encoder));
              encoder.finish();
            });
    for (int cut = 1; cut < 40; cut++) {
      BitReader in = BitStrings.reader(message.payload(), message.bits() - cut);
      assertThatThrownBy(
              () -> {
                RangeDecoder decoder = new RangeDecoder(in);
                steps.forEach(step -> step.read(decoder));
                decoder.finish();
              })
          .isInstanceOf(MalformedMessageException.class);
    }
  }
}
