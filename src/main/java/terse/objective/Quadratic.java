package terse.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import terse.config.Key;
import terse.config.Source;
import terse.vector.Vector;

/** f_i(x) = 1/2 x'A_i x + b_i'x + c_i for symmetric matrices A_i, one for each worker. */
@Source("f_i(x) = 1/2 x'A x + b'x + c, one A, b, c for each worker")
public record Quadratic(@Key("for each worker {A: [[..]], b: [..], c: 0}") List<Local> locals)
    implements ProblemType {

  /** One worker's function. */
  public record Local(
      @Key("a symmetric matrix, row by row") List<List<Double>> A,
      @Key("a vector; zeros where it is not given") Optional<List<Double>> b,
      @Key(value = "a constant", orElse = "0") double c) {
    public Local {
      int d = A.size();
      if (d == 0) {
        throw new IllegalArgumentException("quadratic needs a matrix A with a row, but A = []");
      }
      for (int j = 0; j < d; j++) {
        if (A.get(j).size() != d) {
          throw new IllegalArgumentException(
              "quadratic needs a square matrix A, but it has "
                  + d
                  + " rows and row "
                  + j
                  + " has "
                  + A.get(j).size()
                  + " numbers");
        }
      }
      for (int j = 0; j < d; j++) {
        for (int l = 0; l < j; l++) {
          checkEqual(A.get(j).get(l), A.get(l).get(j), j, l);
        }
      }
      if (b.isPresent() && b.get().size() != d) {
        throw new IllegalArgumentException(
            "quadratic needs b as long as A, but b has "
                + b.get().size()
                + " numbers and A "
                + d
                + " rows");
      }
    }

    private static void checkEqual(double lower, double upper, int j, int l) {
      if (lower != upper) {
        throw new IllegalArgumentException(
            String.format(
                "quadratic needs a symmetric matrix A, but A[%d][%d] = %s and A[%d][%d] = %s",
                j, l, lower, l, j, upper));
      }
    }

    private QuadraticForm form() {
      double[][] a = A.stream().map(Local::array).toArray(double[][]::new);
      Vector vector = b.map(v -> Vector.wrap(array(v))).orElse(Vector.zeros(a.length));
      return new QuadraticForm(a, vector, c);
    }

    private static double[] array(List<Double> numbers) {
      return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  public Quadratic {
    locals = List.copyOf(locals);
    if (locals.isEmpty()) {
      throw new IllegalArgumentException("quadratic needs locals for at least one worker");
    }
    int d = locals.get(0).A().size();
    for (int i = 1; i < locals.size(); i++) {
      if (locals.get(i).A().size() != d) {
        throw new IllegalArgumentException(
            "quadratic needs one dimension for all workers, but locals[0] has "
                + d
                + " and locals["
                + i
                + "] "
                + locals.get(i).A().size());
      }
    }
  }

  @Override
  public OptionalInt fixedWorkers() {
    return OptionalInt.of(locals.size());
  }

  @Override
  public Problem build(Setting setting) {
    ProblemType.checkWorkers("this quadratic", locals.size(), setting);
    List<Smooth> forms = new ArrayList<>();
    for (Local local : locals) {
      forms.add(local.form());
    }
    int d = forms.get(0).dimension();
    return new Problem(
        "quadratic, d = " + d + ", " + forms.size() + " workers",
        forms,
        new int[] {d},
        SmoothTheory.quadratic(forms));
  }
}
