package terse.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How the step sizes of a method are given. */
sealed interface Stepsize {
  /** An expression in the round and in what is known of the problem and the method. */
  record Formula(Expression expression) implements Stepsize {}

  /**
   * Those of a theorem about the method.
   *
   * @param theorem its name; empty for the method's first one that has step sizes in this setting
   * @param parameters values of parameters that it leaves free
   */
  record OfTheorem(Optional<String> theorem, Map<String, Expression> parameters)
      implements Stepsize {
    public OfTheorem {
      parameters = new LinkedHashMap<>(parameters);
    }
  }
}
