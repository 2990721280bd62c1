package terse.compress;

import java.util.List;

/** The uplink compressors of n workers: one that all use, or one for each, in worker order. */
public record PerWorker(List<Compressor> compressors) implements Guaranteed {
  public PerWorker {
    compressors = List.copyOf(compressors);
    if (compressors.isEmpty()) {
      throw new IllegalArgumentException(
          "a list of compressors needs one for each worker, but is empty");
    }
  }

  /** One compressor for all workers. */
  public static PerWorker all(Compressor compressor) {
    return new PerWorker(List.of(compressor));
  }

  /** The compressor of worker i. */
  public Compressor of(int worker) {
    return compressors.size() == 1 ? compressors.get(0) : compressors.get(worker);
  }

  /** The constants that hold for all of them. */
  @Override
  public Guarantee guarantee(int d) {
    Guarantee all = compressors.get(0).guarantee(d);
    for (Compressor each : compressors) {
      all = all.or(each.guarantee(d));
    }
    return all;
  }
}
