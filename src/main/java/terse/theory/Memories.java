package terse.theory;

/**
 * The workers' memories h_i of DIANA's uplink: c_i = C_up(g_i - h_i), g = (1/n) sum_i (h_i + c_i),
 * h_i += rate c_i.
 *
 * @param rate alpha_up; 0 where nothing is remembered
 * @param firstGradient whether round 0 sends g_i itself and h_i becomes it; else h_i starts at zero
 */
public record Memories(double rate, boolean firstGradient) {
  /** No memories. */
  public static final Memories NONE = new Memories(0, false);
}
