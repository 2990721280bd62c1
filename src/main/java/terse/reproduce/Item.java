package terse.reproduce;

import java.util.List;

/**
 * A table, figure, theorem or example of a paper.
 *
 * <p>It names the experiments that it needs; they are run before it {@link #judge}s them. What it
 * can compute without a run, it computes when it judges. Its class is stateless.
 */
public interface Item {
  /** Its name in its pack: {@code figure-7}, {@code table-4}, {@code example-1}. */
  String name();

  /** What it is, in the paper's numbering: {@code Figure 7: theory and practice of ...}. */
  String title();

  /** What the paper says, in a sentence of our own. */
  String claim();

  /** The experiments that it needs; none where it computes all by itself. */
  default List<Config> configs() {
    return List.of();
  }

  /** The data sets it needs that are not bundled, by name. */
  default List<String> data() {
    return List.of();
  }

  /**
   * What is done as the original runs did it though it is odd, or otherwise than they did, a
   * sentence each.
   */
  default List<String> quirks() {
    return List.of();
  }

  /** The misprints that were found on the way. */
  default List<Misprint> misprints() {
    return List.of();
  }

  /**
   * The time it takes on two cores, roughly, in seconds.
   *
   * @param full at the paper's size
   */
  int seconds(boolean full);

  /**
   * Holds what was run and computed against the paper.
   *
   * @throws terse.data.MissingDataException where it needs a set that is not here; {@link
   *     Evidence#results} throws it
   */
  Judgement judge(Evidence evidence);
}
