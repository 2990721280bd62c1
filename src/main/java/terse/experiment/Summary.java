package terse.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import terse.compress.Guarantee;
import terse.experiment.theory.Verdict;
import terse.method.Algorithm;
import terse.objective.Optimum;
import terse.objective.Problem;
import terse.theory.Assumption;
import terse.trace.Digest;
import terse.trace.Direction;
import terse.trace.Environment;
import terse.trace.Row;
import terse.trace.RunResult;
import terse.trace.Status;

/** The content of {@code summary.json}. Numbers that are not known or not finite are null. */
final class Summary {
  /** The columns of which the last values are summed up. */
  private static final Map<String, ToDoubleFunction<Row>> LAST = last();

  private Summary() {}

  static Map<String, Object> of(Results results) {
    Experiment experiment = results.experiment();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("name", experiment.name());
    summary.put("status", status(results.runs()).label());
    summary.put("digest", results.digest());
    summary.put("seed", experiment.seed());
    summary.put("rounds", experiment.rounds());
    summary.put("repeats", experiment.repeats());
    summary.put("started_at", results.begin().toString());
    summary.put("wall_seconds", results.seconds());
    summary.put("problem", problem(experiment.problem()));
    List<Object> methods = new ArrayList<>();
    for (int i = 0; i < experiment.methods().size(); i++) {
      Map<String, Object> about = method(experiment.methods().get(i), results.ofMethod(i));
      if (experiment.spec().theory()) {
        about.put("theory", results.verdicts(i).stream().map(Summary::verdict).toList());
      }
      methods.add(about);
    }
    summary.put("methods", methods);
    summary.put("warnings", experiment.warnings());
    summary.put("environment", Environment.describe());
    return summary;
  }

  /** The worst status: failed, interrupted, running, diverged, finished. */
  static Status status(List<RunResult> runs) {
    for (Status status :
        List.of(Status.FAILED, Status.INTERRUPTED, Status.RUNNING, Status.DIVERGED)) {
      if (runs.stream().anyMatch(run -> run.status() == status)) {
        return status;
      }
    }
    return Status.FINISHED;
  }

  private static Map<String, Object> problem(Problem problem) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("description", problem.description());
    about.put("n", problem.workers());
    about.put("d", problem.dimension());
    about.put("rows", problem.rows());
    about.put("shard_sizes", Arrays.stream(problem.shardSizes()).boxed().toList());
    about.put("layers", Arrays.stream(problem.layers()).boxed().toList());
    about.put("L", number(problem.constants().smoothness()));
    about.put("Lmax", number(problem.constants().maxSmoothness()));
    about.put("mu", number(problem.constants().strongConvexity()));
    about.put("mu_min", number(problem.constants().localConvexity()));
    List<Object> local = new ArrayList<>();
    for (int i = 0; i < problem.workers(); i++) {
      local.add(number(problem.constants().local(i)));
    }
    about.put("L_i", local);
    about.put("L_frobenius", number(problem.constants().frobenius()));
    Optimum optimum = problem.optimum();
    about.put("f_star", number(optimum.value()));
    about.put("D", number(optimum.noise()));
    about.put("optimum_attained", optimum.attained());
    about.put("optimum_unique", optimum.unique());
    about.put("optimum_gradient_norm", number(optimum.gradientNorm()));
    about.put("optimum_relative_gradient_norm", number(optimum.relativeGradientNorm()));
    about.put("optimum_reason", optimum.reason());
    return about;
  }

  private static Map<String, Object> method(Method method, List<RunResult> runs) {
    Map<String, Object> about = new LinkedHashMap<>();
    Status status = status(runs);
    about.put("name", method.label());
    about.put("algorithm", Names.ofClass(method.algorithm().getClass()));
    about.put("status", status.label());
    runs.stream()
        .filter(run -> run.status() == status)
        .findFirst()
        .filter(run -> status != Status.FINISHED)
        .ifPresent(
            run -> {
              about.put(status.label() + "_round", run.rounds());
              about.put("reason", run.failure());
            });
    about.put("digest", Digest.ofRuns(runs));
    about.put("stepsize", method.stepsize());
    method.choice().ifPresent(choice -> about.put("stepsize_of", stepsizeOf(choice)));
    about.put("first_stepsize", number(method.stepsizes().at(0)));
    method.average().ifPresent(rule -> about.put("averaging", "w_k = " + rule.formula()));
    about.put("uplink", guarantee(method.setting().up()));
    about.put("downlink", guarantee(method.setting().down()));
    about.put("hyper_parameters", hyperParameters(method.algorithm()));
    about.put("last", last(runs));
    Map<String, Object> billing = billing(runs);
    if (!billing.isEmpty()) {
      about.put("billing", billing);
    }
    Map<String, Object> errors = CompressionErrors.of(runs);
    if (!errors.isEmpty()) {
      about.put("compression_errors", errors);
    }
    List<Object> each = new ArrayList<>();
    for (RunResult run : runs) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("repeat", run.repeat());
      one.put("status", run.status().label());
      one.put("rounds", run.rounds());
      one.put("wall_seconds", run.seconds());
      one.put("reason", run.failure());
      each.add(one);
    }
    about.put("runs", each);
    return about;
  }

  /** The theorem that the step sizes come from. */
  private static Map<String, Object> stepsizeOf(TheoremChoice choice) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("theorem", choice.theorem().name());
    about.put("source", choice.theorem().source());
    about.put("formula", choice.schedule().formula());
    about.put("parameters", choice.theorem().parameters());
    return about;
  }

  private static Map<String, Object> verdict(Verdict verdict) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("theorem", verdict.theorem());
    about.put("source", verdict.source());
    about.put("assumptions", verdict.assumptions().stream().map(Summary::assumption).toList());
    about.put("bound_applies", verdict.applies());
    if (verdict.applies()) {
      about.put("measured", verdict.measured());
      about.put("bound", verdict.bounded());
      about.put("stayed_under", verdict.stayedUnder());
      about.put("worst_ratio", number(verdict.worstRatio()));
      about.put("at_round", verdict.atRound() < 0 ? null : verdict.atRound());
      about.put("expectation", verdict.expectation());
      about.put("repeats", verdict.repeats());
      about.put("not_counted_below", number(verdict.uncounted()));
    }
    return about;
  }

  private static Map<String, Object> assumption(Assumption assumption) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("text", assumption.text());
    about.put("holds", assumption.holds());
    return about;
  }

  /** The numbers and words of an algorithm, without its compressors. */
  private static Map<String, Object> hyperParameters(Algorithm algorithm) {
    Map<String, Object> values = new LinkedHashMap<>();
    Records.components(algorithm)
        .forEach(
            (key, value) -> {
              if (value instanceof Double number) {
                values.put(key, number(number));
              } else if (value instanceof Enum<?> word) {
                values.put(key, Names.ofConstant(word));
              } else if (value instanceof Number || value instanceof Boolean) {
                values.put(key, value);
              }
            });
    return values;
  }

  private static Map<String, Object> guarantee(Guarantee guarantee) {
    Map<String, Object> constants = new LinkedHashMap<>();
    constants.put("omega", number(guarantee.omega()));
    constants.put("delta", number(guarantee.delta()));
    return constants;
  }

  /**
   * Mean and standard deviation (over n - 1) of the last recorded rows, over the repeats that have
   * one.
   */
  private static Map<String, Object> last(List<RunResult> runs) {
    List<Row> rows = new ArrayList<>();
    for (RunResult run : runs) {
      if (!run.rows().isEmpty()) {
        rows.add(run.rows().get(run.rows().size() - 1));
      }
    }
    Map<String, Object> last = new LinkedHashMap<>();
    LAST.forEach((name, column) -> last.put(name, statistics(rows.stream().mapToDouble(column))));
    Set<String> more = new LinkedHashSet<>();
    rows.forEach(row -> more.addAll(row.more().keySet()));
    more.forEach(
        name ->
            last.put(
                name,
                statistics(
                    rows.stream().mapToDouble(row -> row.more().getOrDefault(name, Double.NaN)))));
    return last;
  }

  /**
   * The totals under each convention, and the number of messages that it has no price for, which
   * count in its totals as they were sent.
   */
  private static Map<String, Object> billing(List<RunResult> runs) {
    Map<String, Object> billing = new LinkedHashMap<>();
    List<String> conventions = runs.get(0).ledger().conventions();
    for (int i = 0; i < conventions.size(); i++) {
      int c = i;
      Map<String, Object> totals = new LinkedHashMap<>();
      for (Direction way : Direction.values()) {
        totals.put(
            "bits_" + way.label(),
            statistics(runs.stream().mapToDouble(run -> run.ledger().priced(c, way))));
      }
      for (Direction way : Direction.values()) {
        totals.put(
            "messages_left_as_sent_" + way.label(),
            statistics(runs.stream().mapToDouble(run -> run.ledger().left(c, way))));
      }
      billing.put(conventions.get(c), totals);
    }
    return billing;
  }

  private static Map<String, Object> statistics(DoubleStream column) {
    double[] values = column.toArray();
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double sd = values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    Map<String, Object> statistics = new LinkedHashMap<>();
    statistics.put("mean", number(mean));
    statistics.put("sd", number(sd));
    return statistics;
  }

  private static Map<String, ToDoubleFunction<Row>> last() {
    Map<String, ToDoubleFunction<Row>> columns = new LinkedHashMap<>();
    columns.put("round", Row::round);
    columns.put("epoch", Row::epoch);
    columns.put("loss", Row::loss);
    columns.put("excess_loss", Row::excessLoss);
    columns.put("gradient_norm", Row::gradientNorm);
    columns.put("distance", Row::distance);
    columns.put("bits_up", Row::bitsUp);
    columns.put("bits_down", Row::bitsDown);
    columns.put("bytes_up", Row::bytesUp);
    columns.put("bytes_down", Row::bytesDown);
    columns.put("virtual_seconds", Row::virtualSeconds);
    return columns;
  }

  private static Double number(OptionalDouble value) {
    return number(value.orElse(Double.NaN));
  }

  private static Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
