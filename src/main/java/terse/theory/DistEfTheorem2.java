package terse.theory;

import java.util.Optional;

/**
 * dist-EF-blockSGDM with a constant step size (Zheng, Huang, Kwok, NeurIPS 2019, Theorem 2); see
 * {@link DistEfMomentum} for what it says.
 *
 * @param momentum mu
 * @param weightDecay lambda, which must be 0
 */
public record DistEfTheorem2(double momentum, double weightDecay) implements DistEfMomentum {
  @Override
  public String name() {
    return "theorem-2";
  }

  @Override
  public String source() {
    return "Zheng, Huang, Kwok, NeurIPS 2019, Theorem 2";
  }

  @Override
  public Optional<Schedule> schedule(Setting s) {
    double limit = limit(s);
    return Assumption.allHold(structure(s))
        ? Optional.of(new Schedule("(1-momentum)^2/(2L) = " + limit, k -> limit))
        : Optional.empty();
  }
}
