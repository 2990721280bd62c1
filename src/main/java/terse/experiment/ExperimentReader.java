package terse.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import terse.billing.Billing;
import terse.billing.Convention;
import terse.data.DataFolders;
import terse.experiment.expect.Expectation;
import terse.experiment.yaml.ExperimentException;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;
import terse.experiment.yaml.Overrides;
import terse.experiment.yaml.Place;
import terse.experiment.yaml.YamlReader;
import terse.objective.Problem;
import terse.vector.Vector;

/**
 * Reads experiments: from a YAML file to an {@link Experiment} that can run. Whatever is wrong is
 * an {@link ExperimentException}.
 */
public final class ExperimentReader {
  /** The key of what a sweep varies. */
  public static final String SWEEP = "sweep";

  private static final String ALL = "all";

  private final Shapes shapes;
  private final List<Path> dataFolders;
  private final SharedProblems problems = new SharedProblems();

  /**
   * A reader.
   *
   * @param dataFolders where named data sets are looked for
   */
  public ExperimentReader(Catalogue catalogue, List<Path> dataFolders) {
    shapes = new Shapes(catalogue);
    this.dataFolders = List.copyOf(dataFolders);
  }

  /**
   * The folder of named data sets: the one given, else the environment's {@code TERSE_DATA}, else
   * {@code terse} in the user's cache.
   */
  public static List<Path> dataFolders(Optional<Path> given) {
    if (given.isPresent()) {
      return List.of(given.get());
    }
    String variable = System.getenv("TERSE_DATA");
    if (variable != null && !variable.isBlank()) {
      return List.of(Path.of(variable));
    }
    String cache = System.getenv("XDG_CACHE_HOME");
    Path folder =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return List.of(folder.resolve("terse"));
  }

  /**
   * Reads a file.
   *
   * @param overrides values in place of the file's: {@code methods.0.stepsize=0.1}
   * @param threads in place of the file's key, where it is given
   */
  public Experiment read(Path file, List<String> overrides, Optional<String> threads) {
    return read(file, overrides, threads, Optional.empty(), false);
  }

  /**
   * Reads a file.
   *
   * @param overrides values in place of the file's: {@code methods.0.stepsize=0.1}
   * @param threads in place of the file's key, where it is given
   * @param billing names of conventions with commas between them, or {@code all}, in place of the
   *     file's, where it is given
   * @param force run methods whose hyper-parameters are out of the range that they are meant to
   *     have, with a warning in place of an error
   */
  public Experiment read(
      Path file,
      List<String> overrides,
      Optional<String> threads,
      Optional<String> billing,
      boolean force) {
    return read(document(file, overrides, threads, billing), file, force);
  }

  /**
   * The document of a file, with values in place of its own, whose keys are not looked at yet. The
   * parameters are those of {@link #read(Path, List, Optional, Optional, boolean)}.
   */
  public Mapping document(
      Path file, List<String> overrides, Optional<String> threads, Optional<String> billing) {
    Node root = YamlReader.read(file);
    for (String assignment : overrides) {
      root = Overrides.apply(root, assignment);
    }
    if (threads.isPresent()) {
      root = Overrides.apply(root, "threads=" + threads.get(), "--threads " + threads.get());
    }
    if (billing.isPresent()) {
      String names = billing.get().equals(ALL) ? everyConvention() : billing.get();
      String assignment = "billing.conventions=[" + names + "]";
      root = Overrides.apply(root, assignment, "--billing " + billing.get());
    }
    if (!(root instanceof Mapping document)) {
      throw root.place().error("an experiment is a mapping of keys, but this is " + root.show());
    }
    return document;
  }

  /**
   * The paths that a pattern stands for in this document: see {@link KeyPaths}.
   *
   * @param written where the pattern is written
   */
  public List<String> expand(Mapping document, String pattern, Place written) {
    return new KeyPaths(shapes.ofRecord(Spec.class), document).expand(pattern, written);
  }

  /** The name that an experiment has: its own, else the file's. */
  public static String nameOf(Mapping document, Path file) {
    Node name = document.get("name");
    return name instanceof Scalar text && !text.isNull() ? text.text() : nameOf(file);
  }

  /**
   * Reads a document. One that has the same problem as another that was read lately shares it.
   *
   * @param file where it is from: relative paths are taken from its folder
   * @param force see {@link #read(Path, List, Optional, Optional, boolean)}
   */
  public Experiment read(Mapping root, Path file, boolean force) {
    if (root.get(SWEEP) != null) {
      throw root.keyPlace(SWEEP)
          .error("is for terse sweep, which runs every point; this command runs one experiment");
    }
    RecordShape shape = shapes.ofRecord(Spec.class);
    Mapping completed = (Mapping) shape.complete(root);
    Spec spec = (Spec) shape.bind(completed, Scope.constants());
    if (!force) {
      spec.methods().forEach(entry -> entry.early().ifPresent(entry::refuseOutOfRange));
    }
    String name = spec.name().orElseGet(() -> nameOf(file));
    Path folder = file.toAbsolutePath().normalize().getParent();
    Problem problem = problems.of(spec, completed, new DataFolders(folder, dataFolders));
    checkAccuracy(spec, problem, completed);
    int rounds = rounds(spec, problem, completed);
    Vector start = start(spec, problem, completed);
    Scope scope = scope(spec.batch().rows(), problem, rounds);
    List<String> warnings = new ArrayList<>();
    List<Method> methods =
        new MethodBinder(spec, completed, problem, rounds, scope, force).bind(warnings);
    Mapping resolved = Resolved.of(completed, spec, name, problem, methods, folder);
    List<Expectation> expectations = expectations(spec, problem, methods, scope);
    return new Experiment(
        name, spec, problem, rounds, start, methods, expectations, resolved, warnings);
  }

  private static List<Expectation> expectations(
      Spec spec, Problem problem, List<Method> methods, Scope scope) {
    ExpectationEntry.Known known =
        new ExpectationEntry.Known(scope, methods, Metrics.of(spec, problem, methods));
    return spec.expect().orElse(List.of()).stream().map(entry -> entry.bind(known)).toList();
  }

  private static String everyConvention() {
    return Arrays.stream(Convention.values()).map(Billing::label).collect(Collectors.joining(","));
  }

  /** The file's name without its ending, with '-' in place of what a name cannot have. */
  public static String nameOf(Path file) {
    String stem = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    String name = stem.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return name.isEmpty() ? "experiment" : name.substring(0, Math.min(100, name.length()));
  }

  /** K; an epoch has ceil(rows / sum_i min(b, m_i)) rounds, one where batches are full. */
  private static int rounds(Spec spec, Problem problem, Mapping root) {
    int batch = spec.batch().rows();
    if (batch != Spec.Batch.FULL && problem.rows() == 0) {
      throw root.get("batch")
          .place()
          .error("this problem has no rows: batch must be full, but is " + batch);
    }
    if (spec.rounds().isPresent()) {
      return spec.rounds().getAsInt();
    }
    long rounds = spec.epochs().getAsInt();
    rounds *= roundsPerEpoch(batch, problem);
    if (rounds > Integer.MAX_VALUE) {
      throw root.get("epochs")
          .place()
          .error("there can be at most 2147483647 rounds, but these are " + rounds);
    }
    return (int) rounds;
  }

  /** The rounds in which all workers together draw as many rows as there are, rounded up. */
  static long roundsPerEpoch(int batch, Problem problem) {
    if (batch == Spec.Batch.FULL) {
      return 1;
    }
    long drawn = Arrays.stream(problem.shardSizes()).mapToLong(m -> Math.min(batch, m)).sum();
    return (problem.rows() + drawn - 1) / drawn;
  }

  private static Vector start(Spec spec, Problem problem, Mapping root) {
    try {
      return spec.start().orElse(Start.defaultOf(problem)).at(problem, spec.seed());
    } catch (IllegalArgumentException e) {
      throw root.get("start").place().error(e.getMessage());
    }
  }

  private static void checkAccuracy(Spec spec, Problem problem, Mapping root) {
    if (spec.record().accuracy() && !problem.classifies()) {
      throw ((Mapping) root.get("record"))
          .get("accuracy")
          .place()
          .error("must be false for this problem, which predicts no classes, but is true");
    }
  }

  /**
   * What expressions know; b is the batch size, or the mean number of rows of a worker where
   * batches are full.
   */
  static Scope scope(int batch, Problem problem, int rounds) {
    double b = batch == Spec.Batch.FULL ? (double) problem.rows() / problem.workers() : batch;
    String noRows = "this problem has no rows";
    String unknown = "it is not known for this problem";
    return new Scope(
            Scope.early().values(),
            Scope.early().absent(),
            problem.dimension(),
            Arrays.stream(problem.layers()).boxed().toList())
        .with("k", Double.NaN, "")
        .with("K", rounds, "")
        .with("n", problem.workers(), "")
        .with("d", problem.dimension(), "")
        .with("b", problem.rows() == 0 ? Double.NaN : b, noRows)
        .with("L", problem.constants().smoothness(), unknown)
        .with("Lmax", problem.constants().maxSmoothness(), unknown)
        .with(
            "L_frobenius",
            problem.constants().frobenius().orElse(Double.NaN),
            "it is known for logistic regression and least squares alone, where rows or columns are"
                + " not too many")
        .with("mu", problem.constants().strongConvexity(), unknown);
  }
}
