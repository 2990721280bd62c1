package terse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.vector.Coins;

/** The models of the range coder: round trips, what they cost, and damaged messages. */
class RangeModelsTest {
  @Property
  void adaptiveSymbolsAndLevelsAreReadBack(
      @ForAll @IntRange(min = 1, max = 300) int alphabet,
      @ForAll @LongRange(min = 0, max = 1L << 62) long bound,
      @ForAll @Size(max = 100) List<@LongRange(min = 0) Long> any) {
    Mixed mixed = new Mixed(alphabet, bound);
    List<Long> values = mixed.legal(any);
    Message message = BitStrings.write(out -> mixed.write(values, out));
    BitReader in = message.reader();
    assertThat(mixed.read(values.size(), in)).isEqualTo(values);
    assertThat(in.remaining()).isZero();
  }

  /** Symbols, levels, frequencies, adaptive decisions and raw bits in turn, in one section. */
  private record Mixed(int alphabet, long bound) {
    private static final long[] CONTEXTS = new long[2000];

    SymbolModel symbols() {
      AdaptiveBit.reset(CONTEXTS, 0, 1);
      return new SymbolModel(CONTEXTS, 1, alphabet);
    }

    /** One that expects small levels where the alphabet is odd. */
    LevelModel levels() {
      int from = 1 + SymbolModel.contexts(alphabet);
      return alphabet % 2 == 0
          ? new LevelModel(CONTEXTS, from, bound)
          : new LevelModel(CONTEXTS, from, bound, level -> level / (level + 5.0));
    }

    Frequencies frequencies() {
      double[] weights = new double[alphabet];
      for (int i = 0; i < alphabet; i++) {
        weights[i] = 1.0 / (1 + i);
      }
      return new Frequencies(weights);
    }

    /** Turns any numbers into values that can be sent, small and large ones. */
    List<Long> legal(List<Long> any) {
      List<Long> values = new ArrayList<>();
      for (int i = 0; i < any.size(); i++) {
        long v = any.get(i);
        values.add((i % 5 == 0 ? v >>> (v & 63) : v) % size(i));
      }
      return values;
    }

    /** Value i is below this. */
    long size(int i) {
      return switch (i % 5) {
        case 0, 1 -> bound + 1;
        case 2, 3 -> alphabet;
        default -> 2;
      };
    }

    void write(List<Long> values, BitWriter out) {
      RangeEncoder encoder = new RangeEncoder(out);
      SymbolModel symbols = symbols();
      LevelModel levels = levels();
      for (int i = 0; i < values.size(); i++) {
        long v = values.get(i);
        switch (i % 5) {
          case 0, 1 -> levels.write(encoder, v);
          case 2 -> symbols.write(encoder, (int) v);
          case 3 -> frequencies().write(encoder, (int) v);
          default -> encoder.bit((int) v, CONTEXTS, 0);
        }
      }
      encoder.finish();
    }

    List<Long> read(int count, BitReader in) {
      RangeDecoder decoder = new RangeDecoder(in);
      SymbolModel symbols = symbols();
      LevelModel levels = levels();
      List<Long> values = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        values.add(
            switch (i % 5) {
              case 0, 1 -> levels.read(decoder);
              case 2 -> (long) symbols.read(decoder);
              case 3 -> (long) frequencies().read(decoder);
              default -> (long) decoder.bit(CONTEXTS, 0);
            });
      }
      decoder.finish();
      return values;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 12, 1000, 1L << 62})
  void damagedMessagesAreRefusedOrReadWithinTheirRanges(long bound) {
    Mixed mixed = new Mixed(11, bound);
    Coins coins = new Coins(bound);
    List<Long> values =
        mixed.legal(Stream.generate(() -> coins.nextLong() >>> 1).limit(60).toList());
    BitStrings.fuzz(
        bound,
        out -> mixed.write(values, out),
        in -> {
          List<Long> read = mixed.read(values.size(), in);
          for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).isBetween(0L, mixed.size(i) - 1);
          }
        });
  }

  /**
   * What is accepted is what the encoder would have written for it: the string is the only one for
   * its values.
   */
  @Test
  void anAcceptedSectionIsItsValuesOnlySection() {
    Mixed mixed = new Mixed(3, 4);
    List<Long> values = List.of(1L, 4L, 0L, 1L, 0L, 3L, 2L, 1L, 1L, 0L, 0L);
    int[] accepted = new int[1];
    BitStrings.fuzz(
        1,
        out -> mixed.write(values, out),
        in -> {
          StringBuilder received = new StringBuilder();
          for (long i = 0; i < in.remaining(); i++) {
            received.append(in.peek(i) & 1);
          }
          List<Long> read = mixed.read(values.size(), in);
          received.setLength((int) in.position());
          assertThat(BitStrings.text(out -> mixed.write(read, out))).isEqualTo(received.toString());
          accepted[0]++;
        });
    assertThat(accepted[0]).isPositive();
  }

  /**
   * A Krichevsky-Trofimov estimator costs at most 1/2 log2 n + 1 bits above the empirical entropy,
   * the end at most 2.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.02, 0.1, 0.5, 0.9, 1})
  void aHundredDecisionsCostLittleMoreThanTheirEntropy(double p) {
    Coins coins = new Coins(100);
    for (int trial = 0; trial < 200; trial++) {
      int[] bits = new int[100];
      int ones = 0;
      for (int i = 0; i < bits.length; i++) {
        ones += bits[i] = coins.nextDouble() < p ? 1 : 0;
      }
      long[] context = {AdaptiveBit.FRESH};
      Message message =
          BitStrings.write(
              out -> {
                RangeEncoder encoder = new RangeEncoder(out);
                for (int bit : bits) {
                  encoder.bit(bit, context, 0);
                }
                encoder.finish();
              });
      double most = Entropy.bits(ones, bits.length - ones) + 0.5 * Math.log(100) / Math.log(2) + 3;
      assertThat((double) message.bits()).isLessThan(most + 0.1);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 1, 10, 300})
  void geometricLevelsCostAboutTheirEntropy(double mean) {
    int n = 100_000;
    Coins coins = new Coins(2);
    int[] levels = new int[n];
    for (int i = 0; i < n; i++) {
      levels[i] = (int) (Math.log(1 - coins.nextDouble()) / -Math.log1p(1 / mean));
    }
    long[] contexts = new long[LevelModel.contexts(1 << 20)];
    Message message =
        BitStrings.write(
            out -> {
              RangeEncoder encoder = new RangeEncoder(out);
              LevelModel model = new LevelModel(contexts, 0, 1 << 20);
              for (int level : levels) {
                model.write(encoder, level);
              }
              encoder.finish();
            });
    double p = 1 / (1 + mean);
    assertThat(message.bits() / (n * Entropy.binary(p) / p)).isBetween(0.98, 1.02);
  }

  /**
   * Twenty levels whose law is known beforehand cost their entropy, and less than to a model that
   * knows nothing; of a law that is wrong about all of them a model recovers.
   */
  @Test
  void aLawSavesTheLearning() {
    double q = 0.9; // P(level < n) = 1 - q^n
    LevelModel.Law right = level -> 1 - Math.pow(q, (double) level);
    LevelModel.Law wrong = level -> level < 500 ? 0 : 1;
    Coins coins = new Coins(5);
    long[] bits = new long[3];
    for (int trial = 0; trial < 500; trial++) {
      int[] levels = new int[20];
      Arrays.setAll(levels, i -> (int) (Math.log(1 - coins.nextDouble()) / Math.log(q)));
      bits[0] += bits(levels, right);
      bits[1] += bits(levels, level -> 0.5);
      bits[2] += bits(levels, wrong);
    }
    double entropy = 500 * 20 * Entropy.binary(q) / (1 - q);
    assertThat(bits[0] / entropy).isBetween(1.0, 1.03);
    assertThat(bits[1] / entropy).isGreaterThan(1.06);
    assertThat(bits[2] / entropy).isBetween(1.06, 3.0);
  }

  private static long bits(int[] levels, LevelModel.Law law) {
    long[] contexts = new long[LevelModel.contexts(1000)];
    return BitStrings.write(
            out -> {
              RangeEncoder encoder = new RangeEncoder(out);
              LevelModel model = new LevelModel(contexts, 0, 1000, law);
              for (int level : levels) {
                model.write(encoder, level);
              }
              encoder.finish();
            })
        .bits();
  }

  @Test
  void symbolsCostAboutTheirEntropy() {
    int n = 50_000;
    int alphabet = 40;
    Coins coins = new Coins(4);
    double[] weights = new double[alphabet];
    int[] symbols = new int[n];
    for (int i = 0; i < n; i++) {
      symbols[i] = Math.min(coins.nextInt(alphabet), coins.nextInt(alphabet));
      weights[symbols[i]]++;
    }
    double entropy = Entropy.bits(symbols, n, alphabet);
    long[] contexts = new long[SymbolModel.contexts(alphabet)];
    Message adaptive =
        BitStrings.write(
            out -> {
              RangeEncoder encoder = new RangeEncoder(out);
              SymbolModel model = new SymbolModel(contexts, 0, alphabet);
              for (int symbol : symbols) {
                model.write(encoder, symbol);
              }
              encoder.finish();
            });
    assertThat(adaptive.bits() / entropy).isBetween(1.0, 1.003);
    Frequencies frequencies = new Frequencies(weights);
    double[] cost = new double[1];
    Message fixed =
        BitStrings.write(
            out -> {
              RangeEncoder encoder = new RangeEncoder(out);
              for (int symbol : symbols) {
                frequencies.write(encoder, symbol);
                cost[0] += frequencies.bits(symbol);
              }
              encoder.finish();
            });
    assertThat(fixed.bits() / entropy).isBetween(1.0, 1.001);
    assertThat((double) fixed.bits()).isCloseTo(cost[0], within(2 + 1e-4 * n));
  }

  @Test
  void everySymbolOfAFixedDistributionCanBeSent() {
    Frequencies frequencies = new Frequencies(0, 1e300, 0, 1e-300, 0);
    Message message =
        BitStrings.write(
            out -> {
              RangeEncoder encoder = new RangeEncoder(out);
              for (int symbol = 0; symbol < 5; symbol++) {
                frequencies.write(encoder, symbol);
              }
              encoder.finish();
            });
    RangeDecoder decoder = new RangeDecoder(message.reader());
    for (int symbol = 0; symbol < 5; symbol++) {
      assertThat(frequencies.read(decoder)).isEqualTo(symbol);
    }
    decoder.finish();
  }

  @Test
  void impossibleModelsAndValuesAreRefused() {
    assertThatThrownBy(() -> new SymbolModel(new long[1], 0, 0))
        .hasMessageEndingWith("alphabet = 0");
    assertThatThrownBy(() -> new LevelModel(new long[1], 0, -1)).hasMessageEndingWith("bound = -1");
    assertThatThrownBy(() -> new Frequencies(0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Frequencies()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Frequencies(1, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Frequencies(1, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
    RangeEncoder encoder = encoder();
    assertThatThrownBy(() -> new SymbolModel(new long[4], 0, 3).write(encoder, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LevelModel(new long[40], 0, 3).write(encoder, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RangeEncoder encoder() {
    RangeEncoder[] encoder = new RangeEncoder[1];
    BitStrings.write(out -> encoder[0] = new RangeEncoder(out));
    return encoder[0];
  }
}
