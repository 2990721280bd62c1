package terse.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import terse.bench.fuzz.Mutations;
import terse.bench.fuzz.Specimen;
import terse.compress.Compressor;
import terse.compress.ExponentialDithering;
import terse.compress.NaturalDithering;
import terse.compress.Qsgd;
import terse.compress.ScaledSign;
import terse.compress.Sparsifier;
import terse.compress.Terngrad;
import terse.experiment.Catalogue;
import terse.vector.Vector;
import terse.wire.MalformedMessageException;
import terse.wire.Message;
import terse.wire.Precision;

/** Damages messages of every compressor: what is refused, what is not, what decoding takes. */
public final class Fuzz {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int[] DIMENSIONS = {1, 2, 5, 33, 129, 1000};
  private static final int WARM_UP = 100;
  private static final long HANG = 20; // seconds

  /** What became of the damaged messages of a compressor. */
  private static final class Count {
    long refused;
    long decoded;
    long mostBytes;
    double slowest; // microseconds of CPU time

    void add(Count other) {
      refused += other.refused;
      decoded += other.decoded;
      mostBytes = Math.max(mostBytes, other.mostBytes);
      slowest = Math.max(slowest, other.slowest);
    }
  }

  private final long seed;
  private volatile String running = "";
  private volatile long since = System.nanoTime();
  private int breaches;

  private Fuzz(long seed) {
    this.seed = seed;
  }

  /** Arguments: the mutations in all, 1e6 when missing; then a seed. */
  public static void main(String[] args) {
    long mutations = args.length > 0 ? (long) Double.parseDouble(args[0]) : 1_000_000;
    List<Specimen> specimens = Specimen.all(1);
    Set<Class<?>> types =
        specimens.stream().map(one -> one.compressor().getClass()).collect(Collectors.toSet());
    if (!types.containsAll(Catalogue.ofTerse().compressors().values())) {
      throw new IllegalStateException("there are compressors that are not damaged here");
    }
    int kinds = specimens.size() * DIMENSIONS.length * Precision.values().length;
    long each = Math.max(1, (mutations + kinds - 1) / kinds);
    Fuzz fuzz = new Fuzz(args.length > 1 ? Long.parseLong(args[1]) : 1);
    fuzz.watch();
    print(
        "%d damaged messages: %d for each compressor, dimension %s and precision, seed %d%n"
            + "bytes: allocated by a decoding, too short scratch arrays included; us: CPU time%n%n",
        each * kinds, each, Arrays.toString(DIMENSIONS), fuzz.seed);
    print("%-56s %8s %8s %10s %10s%n", "", "refused", "decoded", "most bytes", "slowest us");
    fuzz.run(specimens, each);
    print("%n%d breaches%n", fuzz.breaches);
    System.exit(fuzz.breaches == 0 ? 0 : 1);
  }

  private void run(List<Specimen> specimens, long each) {
    for (Specimen one : specimens) { // loads classes
      damage(one, 1, Precision.FLOAT32, WARM_UP, new Count());
    }
    Count total = new Count();
    for (int i = 0; i < specimens.size(); i++) {
      Count count = new Count();
      for (int d : DIMENSIONS) {
        for (Precision precision : Precision.values()) {
          damage(Specimen.all(d).get(i), d, precision, each, count);
        }
      }
      print(specimens.get(i).name(), count);
      total.add(count);
    }
    print("in all", total);
  }

  private void damage(Specimen one, int d, Precision precision, long times, Count count) {
    Mutations mutations = new Mutations(one.compressor(), d, precision, seed);
    Vector y = Vector.zeros(d);
    for (long m = 0; m < times; m++) {
      running = one.name() + ", d = " + d + ", " + precision + ", mutation " + m;
      since = System.nanoTime();
      String fault = decode(one.compressor(), mutations.next(), y.clear(), count);
      if (!fault.isEmpty()) {
        breaches++;
        print("BREACH: %s %s%n", running, fault);
      }
    }
  }

  /** What is wrong with the outcome, empty if nothing is. */
  private static String decode(Compressor compressor, Message message, Vector y, Count count) {
    String fault;
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    try {
      message.addTo(y, 1);
      count.decoded++;
      fault = outOfRange(compressor, message, y);
    } catch (MalformedMessageException e) {
      count.refused++;
      boolean inside = e.position() >= 0 && e.position() <= message.bits();
      fault = inside ? "" : "is refused at bit " + e.position();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      fault = "throws " + e;
    }
    double took = (THREADS.getCurrentThreadCpuTime() - start) * 1e-3;
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    if (bytes > mostBytes(y.dimension())) { // perhaps for classes that were loaded on the way
      bytes = bytesOnANewThread(message, y.clear());
    }
    count.slowest = Math.max(count.slowest, took);
    count.mostBytes = Math.max(count.mostBytes, bytes);
    return bytes > mostBytes(y.dimension()) ? fault + "allocates " + bytes + " bytes" : fault;
  }

  /** What a decoding may allocate at dimension d: scratch arrays, and an exception. */
  private static long mostBytes(int d) {
    return 16_384 + 64L * d;
  }

  /** Where no scratch array is there yet. */
  private static long bytesOnANewThread(Message message, Vector y) {
    long[] bytes = new long[1];
    Runnable decoding =
        () -> {
          long before = THREADS.getCurrentThreadAllocatedBytes();
          fails(message, y);
          bytes[0] = THREADS.getCurrentThreadAllocatedBytes() - before;
        };
    Thread thread = new Thread(decoding);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return bytes[0];
  }

  private static boolean fails(Message message, Vector y) {
    try {
      message.addTo(y, 1);
      return false;
    } catch (RuntimeException e) {
      return true;
    }
  }

  /** Values must be numbers, as few as are kept, and none above the norm that was sent. */
  private static String outOfRange(Compressor compressor, Message message, Vector y) {
    int notZero = 0;
    for (double v : y.array()) {
      if (Double.isNaN(v)) {
        return "decodes to NaN";
      }
      notZero += v != 0 ? 1 : 0;
    }
    if (compressor instanceof Sparsifier sparsifier && notZero > sparsifier.most(y.dimension())) {
      return "decodes to " + notZero + " coordinates";
    }
    boolean startsWithNorm =
        compressor instanceof Qsgd
            || compressor instanceof ExponentialDithering
            || compressor instanceof NaturalDithering
            || compressor instanceof Terngrad
            || compressor instanceof ScaledSign;
    boolean above = startsWithNorm && y.maxAbs() > message.reader().real() * (1 + 1e-9);
    return above ? "decodes to more than its norm" : "";
  }

  /** Ends the run where one message takes too long. */
  private void watch() {
    Thread watch =
        new Thread(
            () -> {
              while (System.nanoTime() - since < HANG * 1_000_000_000) {
                try {
                  Thread.sleep(HANG * 100);
                } catch (InterruptedException e) {
                  return;
                }
              }
              print("HANG: %s%n", running);
              Runtime.getRuntime().halt(1);
            });
    watch.setDaemon(true);
    watch.start();
  }

  private static void print(String name, Count count) {
    print(
        "%-56s %8d %8d %10d %10.1f%n",
        name, count.refused, count.decoded, count.mostBytes, count.slowest);
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format, arguments);
  }
}
