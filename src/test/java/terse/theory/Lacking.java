package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;

/**
 * A theorem in a setting where an assumption fails: it is named with its numbers, and there is
 * neither a bound nor a step size.
 */
record Lacking(Theorem theorem, Facts facts, Consumer<Facts> change, String text) {
  static final String SMOOTH = "f is L-smooth (L = not known)";
  static final String CONVEX = "f is convex (mu = -1.0)";
  static final String STRONGLY = "f is strongly convex (mu = 0.0)";
  static final String EVERYONE = "every worker takes part (probability 0.5)";
  static final String LOCALS_CONVEX = "every f_i is convex (mu_i >= -0.5)";

  /** f(x_0) - f* = 7, |x_0 - x*|^2 = 16, D = 3, mean squared gradient 20. */
  static final Origin ORIGIN = new Origin(7, 16, 3, 20);

  static String unbiased(String name) {
    return name + " is unbiased with E|C(x) - x|^2 <= omega |x|^2 (omega = not known)";
  }

  static String contractive(String name) {
    return name + " is in B3(delta) (delta = not known)";
  }

  void check() {
    change.accept(facts);
    Setting s = facts.setting();
    assertThat(failing(theorem, s)).startsWith(text);
    assertThat(theorem.schedule(s)).isEmpty();
    assertThat(theorem.bound(s, ORIGIN, k -> 1e-5)).isEmpty();
  }

  /** What fails whatever the step sizes are. */
  static List<String> failing(Theorem theorem, Setting s) {
    return theorem.assumptions(s, k -> Double.NaN).stream()
        .filter(assumption -> !assumption.holds() && !assumption.ofStepsizes())
        .map(Assumption::text)
        .toList();
  }

  @Override
  public String toString() {
    return theorem + ": " + text;
  }
}
