package terse.cluster;

import java.util.List;
import java.util.function.Supplier;

/**
 * What is measured of a run besides its curve; never changes a result, and costs nothing where
 * nothing is asked for.
 *
 * @param gauges makers of the gauges, which every run has anew
 * @param compressions whether gauges see what nodes compress
 */
public record Watch(List<Supplier<Gauge>> gauges, boolean compressions) {
  /** Nothing besides. */
  public static final Watch NONE = new Watch(List.of(), false);

  public Watch {
    gauges = List.copyOf(gauges);
  }
}
