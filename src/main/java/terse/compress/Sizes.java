package terse.compress;

/** What levels stand for. */
@FunctionalInterface
interface Sizes {
  /**
   * The size that a coordinate must have to become this level or a higher one, in standard
   * deviations of a typical vector. Increases with the level; the same double at both ends.
   */
  double least(int level);
}
