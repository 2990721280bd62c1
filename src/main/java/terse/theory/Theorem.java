package terse.theory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * A theorem about one method, its hyper-parameters given. What the theorem cannot say of a setting
 * is empty.
 */
public interface Theorem {
  /** Its name in kebab-case, such as {@code theorem-19}: unique among those of its method. */
  String name();

  /** Authors, venue, number. */
  String source();

  /**
   * Its assumptions, each held to this setting and these step sizes. Where step sizes are still to
   * be found they are NaN, and only the assumptions that are not about them count.
   */
  List<Assumption> assumptions(Setting setting, IntToDoubleFunction eta);

  /** The largest step sizes that it allows, or those that it is stated with. */
  Optional<Schedule> schedule(Setting setting);

  /** The weights of the average that it speaks of, where it speaks of one. */
  default Optional<Weights> weights(Setting setting, IntToDoubleFunction eta) {
    return Optional.empty();
  }

  /**
   * What it promises of a run with these step sizes: empty where an assumption fails, NaN where the
   * origin is not known well enough.
   */
  Optional<Bound> bound(Setting setting, Origin origin, IntToDoubleFunction eta);

  /**
   * What it promises given how each round of the run was compressed, where it says that: empty
   * where an assumption fails.
   */
  default Optional<Realised> realised(Setting setting, Origin origin) {
    return Optional.empty();
  }

  /**
   * The parameters that it leaves free ("for some gamma &gt; 0"), by name in kebab-case, with their
   * values: defaults, or what {@link #with} was given.
   */
  default Map<String, Double> parameters() {
    return Map.of();
  }

  /**
   * The same theorem with these values of some of its {@link #parameters}; no other names are asked
   * for.
   *
   * @throws IllegalArgumentException where a value is out of range, with the rule and the value:
   *     {@code corollary-1 needs gamma > 0, but gamma = -1.0}
   */
  default Theorem with(Map<String, Double> values) {
    if (values.isEmpty()) {
      return this;
    }
    throw new UnsupportedOperationException(name() + " has no parameters");
  }
}
