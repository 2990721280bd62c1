package terse.objective;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import terse.config.Key;
import terse.config.Source;
import terse.vector.Vector;

/**
 * f_i(x) = v_i'x + |x|^2/2 for vectors whose sum is not 0, though the sum of what the compressor
 * makes of them is: distributed gradient descent from 0 stays there for ever. The default vectors
 * (1, 4), (-1, -2), (1, -2) suit Top-1.
 */
@Source(
    "Beznosikov, Horvath, Richtarik, Safaryan, On biased compression for distributed learning, Example 3")
public record BiasedExample3(
    @Key("a vector for each worker; by default [[1, 4], [-1, -2], [1, -2]]")
        Optional<List<List<Double>>> vectors)
    implements ProblemType {
  private static final List<List<Double>> PAPER =
      List.of(List.of(1.0, 4.0), List.of(-1.0, -2.0), List.of(1.0, -2.0));

  public BiasedExample3 {
    List<List<Double>> given = vectors.orElse(PAPER);
    if (given.isEmpty() || given.get(0).isEmpty()) {
      throw new IllegalArgumentException("biased-example-3 needs a vector with a coordinate");
    }
    for (int i = 1; i < given.size(); i++) {
      if (given.get(i).size() != given.get(0).size()) {
        throw new IllegalArgumentException(
            "biased-example-3 needs vectors of one length, but vectors[0] has "
                + given.get(0).size()
                + " coordinates and vectors["
                + i
                + "] "
                + given.get(i).size());
      }
    }
  }

  @Override
  public OptionalInt fixedWorkers() {
    return OptionalInt.of(vectors.orElse(PAPER).size());
  }

  @Override
  public Problem build(Setting setting) {
    List<List<Double>> given = vectors.orElse(PAPER);
    ProblemType.checkWorkers("this biased-example-3", given.size(), setting);
    List<RankOneForm> locals = given.stream().map(BiasedExample3::form).toList();
    int d = given.get(0).size();
    return new Problem(
        "biased example 3, d = " + d + ", " + given.size() + " workers",
        locals,
        new int[] {d},
        SmoothTheory.quadratic(locals));
  }

  private static RankOneForm form(List<Double> v) {
    Vector b = Vector.wrap(v.stream().mapToDouble(Double::doubleValue).toArray());
    return new RankOneForm(Vector.zeros(b.dimension()), 1, b);
  }
}
