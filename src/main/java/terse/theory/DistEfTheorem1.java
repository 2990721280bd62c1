package terse.theory;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * dist-EF-SGD with any step sizes (Zheng, Huang, Kwok, NeurIPS 2019, Theorem 1), and DoubleSqueeze
 * with constant ones; see {@link DistEf} for what it says.
 *
 * <p>Where nothing is noisy or compressed the bound is least for eta = 3/(4L), which is the step
 * size here.
 *
 * @param constantOnly whether errors are not rescaled
 */
public record DistEfTheorem1(boolean constantOnly) implements DistEf {
  @Override
  public String name() {
    return "theorem-1";
  }

  @Override
  public String source() {
    return "Zheng, Huang, Kwok, NeurIPS 2019, Theorem 1";
  }

  @Override
  public List<Assumption> stepsizes(Setting s, IntToDoubleFunction eta) {
    return List.of();
  }

  @Override
  public Optional<Schedule> schedule(Setting s) {
    double step = 0.75 / s.smoothness();
    return Assumption.allHold(DistEf.structure(s))
        ? Optional.of(new Schedule("3/(4L) = " + step, k -> step))
        : Optional.empty();
  }
}
