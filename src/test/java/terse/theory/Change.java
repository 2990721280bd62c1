package terse.theory;

import java.util.function.Consumer;
import terse.compress.Guarantee;

/** What is taken from a setting in which a theorem holds. */
enum Change implements Consumer<Facts> {
  NOTHING,
  ABSENT,
  FLAT,
  NOT_CONVEX,
  LOCALS_NOT_CONVEX,
  LOCALS_FLAT,
  NOT_SMOOTH,
  LOCALS_UNKNOWN,
  BIASED_UP,
  BIASED_DOWN,
  NO_CLASS_UP,
  NO_CLASS_DOWN,
  NOISY;

  @Override
  public void accept(Facts facts) {
    switch (this) {
      case NOTHING -> {}
      case ABSENT -> facts.participation(0.5);
      case FLAT -> facts.convexity(0, 0);
      case NOT_CONVEX -> facts.convexity(-1, -1);
      case LOCALS_NOT_CONVEX -> facts.convexity(1, -0.5);
      case LOCALS_FLAT -> facts.convexity(1, 0);
      case NOT_SMOOTH -> facts.smoothness(Double.NaN, 5, 4.5);
      case LOCALS_UNKNOWN -> facts.smoothness(4, 5, Double.NaN);
      case BIASED_UP -> facts.up(Guarantee.b3(2));
      case BIASED_DOWN -> facts.down(Guarantee.b3(2));
      case NO_CLASS_UP -> facts.up(Guarantee.NONE);
      case NO_CLASS_DOWN -> facts.down(Guarantee.NONE);
      case NOISY -> facts.variance(0.5);
    }
  }
}
