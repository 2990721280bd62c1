package terse.theory;

import java.util.List;
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

  /** Its assumptions, each held to this setting and these step sizes. */
  List<Assumption> assumptions(Setting setting, IntToDoubleFunction eta);

  /** The largest step sizes that it allows, or those that it is stated with. */
  Optional<Schedule> schedule(Setting setting);

  /** The weights of the average that it speaks of, where it speaks of one. */
  default Optional<Weights> weights(Setting setting, IntToDoubleFunction eta) {
    return Optional.empty();
  }

  /** What it promises of a run with these step sizes: empty where an assumption fails. */
  Optional<Bound> bound(Setting setting, Origin origin, IntToDoubleFunction eta);
}
