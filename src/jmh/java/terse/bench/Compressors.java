package terse.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import terse.compress.AdaptiveRandom;
import terse.compress.AdaptiveThreshold;
import terse.compress.Code;
import terse.compress.Compose;
import terse.compress.Compressor;
import terse.compress.ExponentialDithering;
import terse.compress.Identity;
import terse.compress.Induced;
import terse.compress.Lattice;
import terse.compress.Natural;
import terse.compress.NaturalDithering;
import terse.compress.PerCoordinate;
import terse.compress.Power;
import terse.compress.Qsgd;
import terse.compress.RandK;
import terse.compress.RandK.IndexSource;
import terse.compress.RandomSparsification;
import terse.compress.Rounding;
import terse.compress.Scale;
import terse.compress.ScaledSign;
import terse.compress.Sign;
import terse.compress.Terngrad;
import terse.compress.Threshold;
import terse.compress.TopK;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.Entropy;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Precision;

/** What compressors cost: encoding and decoding beside a pass over the vector, bits beside entropy, bytes allocated. */
public final class Compressors {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Precision PRECISION = Precision.FLOAT32;

  /** A compressor, and the entropy in bits of what it sends of a gaussian vector, NaN where that is not simple. */
  private record Case(String name, Compressor compressor, double entropy) {}

  private static List<Case> cases(int d) {
    double real = PRECISION.bits();
    List<Case> all = new ArrayList<>();
    all.add(new Case("identity", Identity.INSTANCE, d * real));
    all.add(new Case("sign", new Sign(), d));
    all.add(new Case("scaled-sign", new ScaledSign(), d + real));
    for (double share : new double[] {0.001, 0.01, 0.1}) {
      int k = (int) Math.ceil(share * d);
      String label = " " + 100 * share + " %";
      all.add(new Case("top-k" + label, TopK.of(k), Entropy.log2Binomial(d, k) + k * real));
    }
    for (double share : new double[] {0.001, 0.01, 0.1}) {
      int k = (int) Math.ceil(share * d);
      String label = " " + 100 * share + " %";
      all.add(new Case("rand-k" + label, RandK.of(k), k * real));
    }
    for (int s : new int[] {1, 4, 16}) {
      double entropy = real + levels(d, l -> l / (double) s, s);
      all.add(new Case("qsgd " + s, Qsgd.of(s), entropy));
      all.add(new Case("qsgd " + s + " range", new Qsgd(s, "2", Code.RANGE), entropy));
    }
    all.add(new Case("terngrad", new Terngrad(Code.AUTO), Double.NaN));
    all.add(new Case("terngrad fixed", new Terngrad(Code.FIXED), Double.NaN));
    double dithered = real + levels(d, l -> Math.scalb(1.0, l - 8), 8);
    all.add(new Case("natural-dithering 8", NaturalDithering.of(8, "2"), dithered));
    double tripled = real + levels(d, l -> Math.pow(3, l - 8), 8);
    all.add(new Case("dithering 3, 8", ExponentialDithering.of(3, 8, "2"), tripled));
    double rounded = levels(d, l -> Math.scalb(1.0, l - 60), 60);
    all.add(new Case("natural", new Natural(), rounded));
    all.add(new Case("natural auto", new Natural(Code.AUTO), rounded));
    all.add(new Case("natural range", new Natural(Code.RANGE), rounded));
    all.addAll(others(d));
    return all;
  }

  /** The entropies of these are in the table of Bits. */
  private static List<Case> others(int d) {
    int k = (int) Math.ceil(0.01 * d);
    double root = Math.sqrt(d);
    PerCoordinate percent = PerCoordinate.all(0.01);
    Compressor dithered = Compose.chain(TopK.of(k), NaturalDithering.of(8, "2"));
    List<Case> all = new ArrayList<>();
    all.add(new Case("threshold 2", new Threshold(2), Double.NaN));
    all.add(new Case("adaptive-threshold", new AdaptiveThreshold(0.5), Double.NaN));
    all.add(new Case("random-spars. 1 %", new RandomSparsification(percent, IndexSource.SHARED), Double.NaN));
    all.add(new Case("random-s. 1 % sent", new RandomSparsification(percent, IndexSource.SENT), Double.NaN));
    all.add(new Case("adaptive-random", new AdaptiveRandom(), Double.NaN));
    all.add(new Case("lattice", new Lattice(0.1 * root, false), Double.NaN));
    all.add(new Case("lattice unbiased", new Lattice(0.1 * root, true), Double.NaN));
    all.add(new Case("power 1", Power.of(1), Double.NaN));
    all.add(new Case("power 4", Power.of(4), Double.NaN));
    all.add(new Case("rounding 2", Rounding.of(2, false), Double.NaN));
    all.add(new Case("rounding 2 unbiased", Rounding.of(2, true), Double.NaN));
    all.add(new Case("rounding 1.5", Rounding.of(1.5, false), Double.NaN));
    all.add(new Case("top-k 1 %, dithering", dithered, Double.NaN));
    all.add(new Case("scale qsgd 4", Scale.toContract(Qsgd.of(4)), Double.NaN));
    all.add(new Case("induced top-k qsgd 1", new Induced(TopK.of(k), Qsgd.of(1)), Double.NaN));
    return all;
  }

  /**
   * The entropy of the levels of a gaussian vector in units of its norm, and their signs: d times that of one coordinate, which is rounded
   * to a neighbour among 0 and the values of 1 .. top at random, without bias.
   */
  private static double levels(int d, IntToDoubleFunction value, int top) {
    double[] law = new double[top + 1];
    double reach = Math.min(1, 9 / Math.sqrt(d));
    int steps = 1_000_000;
    double total = 0;
    for (int i = 0; i < steps; i++) {
      double t = (i + 0.5) / steps * reach;
      double density = Math.pow(1 - t * t, (d - 3) / 2.0);
      int l = 0;
      while (l < top - 1 && value.applyAsDouble(l + 1) <= t) {
        l++;
      }
      double low = l == 0 ? 0 : value.applyAsDouble(l);
      double up = (t - low) / (value.applyAsDouble(l + 1) - low);
      law[l] += density * (1 - up);
      law[l + 1] += density * up;
      total += density;
    }
    double bits = 0;
    for (int l = 0; l <= top; l++) {
      double p = law[l] / total;
      bits += p == 0 ? 0 : p * ((l == 0 ? 0 : 1) - Math.log(p) / Math.log(2));
    }
    return d * bits;
  }

  private final int d;
  private final int calls; // in one measurement
  private final int measurements;
  private final Vector[] inputs; // several where they are short, lest the processor learn their branches
  private final Vector sum;
  private double kept; // keeps the compiler from leaving the work out

  private Compressors(int d) {
    this.d = d;
    calls = Math.max(1, 2_000_000 / d);
    measurements = d <= 2_000_000 ? 101 : 7;
    inputs = new Vector[d <= 20_000 ? 32 : 1];
    Coins coins = new Coins(1);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = Vector.zeros(d);
      for (int j = 0; j < d; j++) {
        inputs[i].set(j, coins.nextGaussian());
      }
    }
    sum = Vector.zeros(d);
  }

  /**
   * Arguments: the dimension, 1000000 when it is missing; then names to measure, or parts of names where there is no such name; all when
   * there are none.
   */
  public static void main(String[] args) {
    int d = args.length > 0 ? (int) Double.parseDouble(args[0]) : 1_000_000;
    List<String> names = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
    Compressors bench = new Compressors(d);
    System.out.printf(
        Locale.ROOT,
        "%s, d = %d, float64 input, %s on the wire; CPU time of one thread, median of %d measurements%n"
            + "a pass: the sum of |v_j| with eight accumulators, measured beside each line%n%n",
        System.getProperty("java.vm.version"), d, PRECISION, bench.measurements);
    System.out.printf(
        "%-20s %11s %11s %7s %11s %7s %12s %8s %9s %9s%n",
        "", "pass us", "encode us", "passes", "decode us", "passes", "bits", "/entropy", "bytes enc", "bytes dec");
    List<Case> all = cases(d);
    Set<String> known = all.stream().map(Case::name).collect(Collectors.toSet());
    for (Case one : all) {
      if (names.isEmpty() || names.stream().anyMatch(n -> known.contains(n) ? one.name.equals(n) : one.name.contains(n))) {
        bench.measure(one);
      }
    }
    if (bench.kept == 0.5) {
      System.out.println();
    }
  }

  private void measure(Case one) {
    Message[] messages = new Message[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      messages[i] = compress(one, i);
    }
    double[] pass = new double[measurements];
    double[] encode = new double[measurements];
    double[] decode = new double[measurements];
    for (int m = -Math.max(2, measurements / 3); m < measurements; m++) {
      double a = time(i -> kept += inputs[i % inputs.length].norm1());
      double b = time(i -> kept += compress(one, i).bits());
      double c = time(i -> messages[i % messages.length].addTo(sum, 1e-3));
      if (m >= 0) {
        pass[m] = a;
        encode[m] = b;
        decode[m] = c;
      }
    }
    long start = THREADS.getCurrentThreadAllocatedBytes();
    Message message = compress(one, 0);
    long afterEncoding = THREADS.getCurrentThreadAllocatedBytes();
    message.addTo(sum, 1);
    long afterDecoding = THREADS.getCurrentThreadAllocatedBytes();
    double p = median(pass);
    double e = median(encode);
    double u = median(decode);
    System.out.printf(
        Locale.ROOT,
        "%-20s %11.3f %11.3f %7.2f %11.3f %7.2f %12d %8.4f %9d %9d%n",
        one.name, p, e, e / p, u, u / p, message.bits(), message.bits() / one.entropy,
        afterEncoding - start - message.frame().length, afterDecoding - afterEncoding);
  }

  private Message compress(Case one, int i) {
    return one.compressor.compress(
        inputs[i % inputs.length], new Envelope(1, i, 0, 0, PRECISION));
  }

  private interface Call {
    void run(int i);
  }

  /** Microseconds of CPU time for one call. */
  private double time(Call call) {
    long start = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < calls; i++) {
      call.run(i);
    }
    return (THREADS.getCurrentThreadCpuTime() - start) * 1e-3 / calls;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
