package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Compressed gradient descent with C in B3(delta) (Beznosikov et al., JMLR 2023, Theorem 19): for
 * eta &lt;= 1/L, E f(x_{k+1}) - f* &lt;= (1 - eta mu/delta)(E f(x_k) - f*).
 *
 * <p>Its proof is of one step, so that step sizes may change. Misprint: the statement has the power
 * k in a rate of one step; the proof (Appendix C.3) has not.
 */
public record Theorem19() implements Theorem {
  @Override
  public String name() {
    return "theorem-19";
  }

  @Override
  public String source() {
    return "Beznosikov et al., JMLR 2023, Theorem 19";
  }

  @Override
  public List<Assumption> assumptions(Setting s, IntToDoubleFunction eta) {
    double delta = Descent.compressor(s).delta();
    List<Assumption> all = new ArrayList<>(Descent.assumptions(s));
    all.add(
        new Assumption(
            "C is in B3(delta) (delta = " + Assumption.number(delta) + ")",
            delta < Double.POSITIVE_INFINITY));
    all.add(Assumption.stepsizesAtMost("1/L", 1 / s.smoothness(), s, eta));
    return all;
  }

  @Override
  public Optional<Schedule> schedule(Setting s) {
    double limit = 1 / s.smoothness();
    IntToDoubleFunction eta = k -> limit;
    return Assumption.allHold(assumptions(s, eta))
        ? Optional.of(new Schedule("1/L = " + limit, eta))
        : Optional.empty();
  }

  @Override
  public Optional<Bound> bound(Setting s, Origin origin, IntToDoubleFunction eta) {
    if (!Assumption.allHold(assumptions(s, eta))) {
      return Optional.empty();
    }
    double rate = s.strongConvexity() / Descent.compressor(s).delta();
    return Optional.of(Descent.product(origin, k -> 1 - eta.applyAsDouble(k) * rate));
  }
}
