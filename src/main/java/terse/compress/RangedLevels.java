package terse.compress;

import java.util.Arrays;
import terse.vector.Scratch;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Elias;
import terse.wire.LevelModel;
import terse.wire.Part;
import terse.wire.RangeDecoder;
import terse.wire.RangeEncoder;

/**
 * The levels 1 .. top in an adaptive range code, by their ranks around a centre. The code expects
 * one of two things at first, so that short vectors need not teach it all:
 *
 * <ul>
 *   <li>the levels of a normal vector, {@link NormalLaw}, whose deviation is 2^(shift/2) times the
 *       typical one: code 1 is shift 0, codes 3, 4, 5, ... are shifts -1, 1, -2, ...;
 *   <li>levels that are near one another, wherever that is: code 2, then the rank of their centre
 *       around the median of a typical vector, plus one.
 * </ul>
 *
 * <p>These numbers are in Elias' gamma code. The writer takes what it expects to be shorter. Uses
 * the ints of scratch slot 5 and the longs of slot 1.
 */
final class RangedLevels {
  /** Twice as many octaves as there are between any two doubles, twice for both directions. */
  private static final long CODES = 1 << 14;

  private static final int TYPICAL = 1;
  private static final int NEAR = 2;

  /** How much shorter the second form must look: the first one learns too. */
  private static final double CLEARLY = 1.06;

  /** More than half of the levels are the centre, ranks are rarer the higher they are. */
  private static final LevelModel.Law NEIGHBOURS =
      rank -> 1 - 1 / ((1 + 0.5 * rank) * (1 + 0.5 * rank));

  private final Sizes sizes;
  private final int top;
  private final NormalLaw typical;

  RangedLevels(Sizes sizes, int top) {
    this.sizes = sizes;
    this.top = top;
    this.typical = new NormalLaw(sizes, top, 0);
  }

  /** Writes the first k levels, k &gt;= 1. */
  void write(int[] levels, int k, BitWriter out) {
    Histogram seen = new Histogram(levels, k);
    int middle = seen.middle();
    int median = typical.median();
    int shift = bestShift(seen, middle, median);
    long rank = 1L + Magnitudes.rank(middle, median, top);
    double near = Elias.GAMMA.bits(NEAR) + Elias.GAMMA.bits(rank) + seen.learning();
    out.part(Part.HEADER);
    if (CLEARLY * near < cost(seen, shift)) {
      Elias.GAMMA.write(out, NEAR);
      Elias.GAMMA.write(out, rank);
      write(levels, k, middle, NEIGHBOURS, out);
    } else {
      Elias.GAMMA.write(out, code(shift));
      NormalLaw law = law(shift);
      int centre = law.centre();
      write(levels, k, centre, law.ofRanks(centre), out);
    }
  }

  /** Reads k levels. */
  void read(BitReader in, int[] levels, int k) {
    long code = Elias.GAMMA.read(in, CODES);
    if (code == NEAR) {
      long rank = Elias.GAMMA.read(in, top) - 1;
      read(in, levels, k, Magnitudes.level((int) rank, typical.median(), top), NEIGHBOURS);
    } else {
      NormalLaw law = law(code == TYPICAL ? 0 : (int) SignedIntegers.unfold(code - NEAR));
      int centre = law.centre();
      read(in, levels, k, centre, law.ofRanks(centre));
    }
  }

  private static long code(int shift) {
    return shift == 0 ? TYPICAL : NEAR + SignedIntegers.fold(shift);
  }

  private NormalLaw law(int shift) {
    return shift == 0 ? typical : new NormalLaw(sizes, top, shift);
  }

  private void write(int[] levels, int k, int centre, LevelModel.Law law, BitWriter out) {
    RangeEncoder range = new RangeEncoder(out.part(Part.LEVELS));
    LevelModel model = model(law);
    for (int i = 0; i < k; i++) {
      model.write(range, Magnitudes.rank(levels[i], centre, top));
    }
    range.finish();
  }

  private void read(BitReader in, int[] levels, int k, int centre, LevelModel.Law law) {
    RangeDecoder range = new RangeDecoder(in);
    LevelModel model = model(law);
    for (int i = 0; i < k; i++) {
      levels[i] = Magnitudes.level((int) model.read(range), centre, top);
    }
    range.finish();
  }

  private LevelModel model(LevelModel.Law law) {
    long[] contexts = Scratch.local().longs(1, LevelModel.contexts(top - 1));
    return new LevelModel(contexts, 0, top - 1, law);
  }

  /** The best shift of those near zero and those near what would move one median to the other. */
  private int bestShift(Histogram seen, int middle, int median) {
    double octaves = log2(sizes.least(middle)) - log2(sizes.least(median));
    int guess = (int) Math.rint(2 * octaves);
    int best = 0;
    double least = cost(seen, 0);
    for (int away = -1; away <= 1; away++) {
      for (int shift : new int[] {away, guess + away}) {
        double cost = shift == 0 ? least : cost(seen, shift);
        if (cost < least) {
          least = cost;
          best = shift;
        }
      }
    }
    return best;
  }

  private double cost(Histogram seen, int shift) {
    return Elias.GAMMA.bits(code(shift)) + seen.cost(law(shift));
  }

  /** log2 v, to 0.01 and alike on every machine: a parabola between powers of two. */
  private static double log2(double v) {
    int exponent = Math.getExponent(v);
    double mantissa = v * Powers.of(2, -exponent);
    return exponent + (2 - mantissa / 3) * mantissa - 5 / 3.0;
  }

  /** How many levels are in each of up to 64 intervals of 2^width levels. */
  private static final class Histogram {
    private static final int INTERVALS = 64;
    private static final double UNEXPECTED = 0x1p-9;

    private final int k;
    private final int least;
    private final int greatest;
    private final int width;
    private final int[] counts = Scratch.local().ints(5, INTERVALS);

    Histogram(int[] levels, int k) {
      int low = levels[0];
      int high = levels[0];
      for (int i = 1; i < k; i++) {
        low = Math.min(low, levels[i]);
        high = Math.max(high, levels[i]);
      }
      this.k = k;
      least = low;
      greatest = high;
      width = 32 - Integer.numberOfLeadingZeros((high - low) / INTERVALS);
      Arrays.fill(counts, 0, INTERVALS, 0);
      for (int i = 0; i < k; i++) {
        counts[(levels[i] - low) >>> width]++;
      }
    }

    /** About the median. */
    int middle() {
      int at = 0;
      for (long below = counts[0]; 2 * below < k; below += counts[at]) {
        at++;
      }
      return Math.min(greatest, least + (at << width) + (1 << width >> 1));
    }

    /** Bits to say which interval each level is in, by a code for this law. */
    double cost(NormalLaw law) {
      double bits = 0;
      int known = -1; // the interval before which `below` levels are
      double below = 0;
      for (int i = 0; i < INTERVALS; i++) {
        if (counts[i] > 0) {
          int from = least + (i << width);
          double start = known == i ? below : law.below(from);
          below = law.below(from + (1 << width));
          known = i + 1;
          bits -= counts[i] * log2(below - start + UNEXPECTED);
        }
      }
      return bits;
    }

    /** By a code that must learn how many are where. */
    double learning() {
      double bits = 0;
      double each = 0.5 * log2(k) + 1;
      for (int i = 0; i < INTERVALS; i++) {
        if (counts[i] > 0) {
          bits += counts[i] * log2((double) k / counts[i]) + each;
        }
      }
      return bits;
    }
  }
}
