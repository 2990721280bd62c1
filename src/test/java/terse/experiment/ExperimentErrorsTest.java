package terse.experiment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import terse.data.NamedSets;
import terse.experiment.yaml.ExperimentException;

/** Every mistake is one message: place, path, rule, value, and what may have been meant. */
class ExperimentErrorsTest {
  private static final String PROBLEM =
      "{type: random-quadratic, dimension: 5, eigenvalues: [1, 10]}";

  @TempDir Path folder;

  /** A change of {@link Texts#QUADRATIC}, and the message behind the file's name. */
  static Stream<Arguments> mistakes() {
    List<Arguments> all = new ArrayList<>();
    all.add(
        mistake(
            "uplink",
            "uplnk",
            "7:5: methods[0].uplnk: unknown key of ef-sgd; did you mean uplink? known: name, algorithm, stepsize, averaging, uplink"));
    all.add(
        mistake(
            "k: 2",
            "kk: 2",
            "7:27: methods[0].uplink.kk: unknown key of top-k; did you mean k? known: type, blocks, k, ratio"));
    all.add(
        mistake(
            "rounds: 10",
            "round: 10",
            "2:1: round: unknown key; did you mean rounds? known: name, seed, repeats, workers, rounds, epochs, batch, noise, precision, threads, queue-capacity, participation, start, problem, stepsize, methods, record, theory, billing, expect, sweep"));
    all.add(
        mistake(
            "workers: 4\n",
            "",
            "1:1: the key workers is missing: this problem does not say how many"));
    all.add(
        mistake(
            "dimension: 5, ",
            "",
            "4:10: problem: random-quadratic: the key dimension is missing (d, at least 2)"));
    all.add(
        mistake(
            "rounds: 10\n",
            "",
            "1:1: exactly one of rounds and epochs must be given, but neither is"));
    all.add(
        mistake(
            "rounds: 10",
            "rounds: 10\nepochs: 3",
            "2:9: rounds: exactly one of rounds and epochs must be given, but rounds = 10 and epochs = 3"));
    all.add(
        mistake(
            "stepsize: 0.1\n",
            "",
            "5:5: methods[0]: the key stepsize is missing, here and beside methods"));
    all.add(
        mistake(
            "- algorithm: ef-sgd\n    uplink: {type: top-k, k: 2}",
            "- uplink: identity",
            "6:5: methods[0]: the key algorithm is missing; known: " + algorithms()));
    all.add(
        mistake("workers: 4", "workers: four", "1:10: workers: must be an integer, but is four"));
    all.add(mistake("workers: 4", "workers: 0", "1:10: workers: must be >= 1, but workers = 0"));
    all.add(mistake("rounds: 10", "rounds: 10.5", "2:9: rounds: must be an integer, but is 10.5"));
    all.add(mistake("rounds: 10", "rounds:", "2:8: rounds: must be an integer, but is empty"));
    all.add(
        mistake(
            "rounds: 10",
            "rounds: 99999999999",
            "2:9: rounds: must be between -2147483648 and 2147483647, but is 99999999999"));
    all.add(
        mistake("k: 2", "k: \"2\"", "7:30: methods[0].uplink.k: must be an integer, but is \"2\""));
    all.add(mistake("k: 2", "k: 0", "7:30: methods[0].uplink.k: top-k needs k >= 1, but k = 0"));
    all.add(
        mistake(
            "k: 2", "k: 6", "7:30: methods[0].uplink.k: top-k needs k <= d, but k = 6 and d = 5"));
    all.add(
        mistake(
            "k: 2",
            "k: 2, ratio: 0.1",
            "7:13: methods[0].uplink: top-k needs exactly one of k and ratio, but both are given"));
    all.add(
        mistake(
            "k: 2",
            "ratio: omega_up",
            "7:34: methods[0].uplink.ratio: omega_up uses omega_up, which has no value here: a compressor's keys cannot use it"));
    all.add(
        mistake(
            "k: 2",
            "k: 2, blocks: {count: 9}",
            "7:41: methods[0].uplink.blocks: a vector of dimension 5 cannot be cut into 9 blocks"));
    all.add(
        mistake(
            "k: 2",
            "k: 2, blocks: [2, 2]",
            "7:41: methods[0].uplink.blocks: block lengths must add up to the dimension 5, but add up to 4"));
    all.add(
        mistake(
            "k: 2",
            "k: 2, blocks: {size: 0}",
            "7:48: methods[0].uplink.blocks.size: a block size must be >= 1, but size = 0"));
    all.add(
        mistake(
            "k: 2",
            "k: 2, blocks: {sizes: 3}",
            "7:41: methods[0].uplink.blocks: must be layers, {size: n}, {count: n} or a list of lengths, but is a mapping with the keys sizes"));
    all.add(
        mistake(
            "{type: top-k, k: 2}",
            "[identity, scaled-sign]",
            "7:13: methods[0].uplink: must be one compressor or a list of one for each worker, but there are 4 workers and the list has 2"));
    all.add(
        mistake(
            "k: 2}",
            "k: 2}\n    downlink: scaled-sign",
            "8:15: methods[0].downlink: ef-sgd does not compress its downlink, which can only be identity; "
                + compressingDownlinks()
                + " do"));
    all.add(
        mistake(
            "ef-sgd",
            "ef-sdg",
            "6:16: methods[0].algorithm: unknown algorithm ef-sdg; did you mean ef-sgd? known: "
                + algorithms()));
    all.add(
        mistake(
            "0.1",
            "1/Q",
            "3:11: stepsize: 1/Q uses an unknown variable Q; known: k, K, n, d, b, L, Lmax, L_frobenius, mu, omega_up, omega_down, delta_up, delta_down, zeta_up, zeta_down, beta_up, beta_down, gamma_up, gamma_down"));
    all.add(
        mistake(
            "0.1",
            "1/l",
            "3:11: stepsize: 1/l uses an unknown variable l; did you mean L? known: k, K, n, d, b, L, Lmax, L_frobenius, mu, omega_up, omega_down, delta_up, delta_down, zeta_up, zeta_down, beta_up, beta_down, gamma_up, gamma_down"));
    all.add(
        mistake(
            "0.1",
            "1/(L",
            "3:11: stepsize: must be a number or an expression, but 1/(L is neither: closing brace not found (character 1)"));
    all.add(
        mistake(
            "0.1",
            "-0.1",
            "3:11: stepsize: a step size must be positive and finite, but -0.1 is -0.1"));
    all.add(
        mistake(
            "0.1",
            "1-k/5",
            "3:11: stepsize: a step size must be positive and finite, but 1-k/5 is 0.0 with k = 5"));
    all.add(
        mistake(
            "0.1",
            "1/(n-4)",
            "3:11: stepsize: a step size must be positive and finite, but 1/(n-4) is Infinity with n = 4.0"));
    all.add(
        mistake(
            "0.1",
            "1/omega_up",
            "3:11: stepsize: 1/omega_up uses omega_up, which has no value here: top-k(2) is biased"));
    all.add(
        mistake(
            "0.1",
            "1/b",
            "3:11: stepsize: 1/b uses b, which has no value here: this problem has no rows"));
    all.add(
        mistake("0.1", "true", "3:11: stepsize: must be a number or an expression, but is true"));
    all.add(
        mistake(
            "ef-sgd",
            "diana",
            "6:5: methods[0].alpha-up: 1/(2*(1+omega_up)) uses omega_up, which has no value here: top-k(2) is biased"));
    all.add(
        mistake(
            "ef-sgd\n    uplink: {type: top-k, k: 2}",
            "diana\n    uplink: {type: lattice, epsilon: 0.5, unbiased: true}",
            "6:5: methods[0].alpha-up: 1/(2*(1+omega_up)) uses omega_up, which has no value here: lattice(epsilon=0.5, unbiased=true) is unbiased, but with omega = Infinity: give a value without it"));
    all.add(
        mistake(
            "ef-sgd\n    uplink: {type: top-k, k: 2}",
            "sgd\n    momentum: k/10",
            "7:15: methods[0].momentum: k/10 uses k, which has no value here: it is the round, and only step sizes change with the round"));
    all.add(
        mistake(
            "ef-sgd\n    uplink: {type: top-k, k: 2}",
            "sgd\n    momentum: n",
            "7:15: methods[0].momentum: sgd needs 0 <= momentum < 1, but momentum = 4.0; --force runs it all the same"));
    all.add(
        mistake(
            "ef-sgd\n    uplink: {type: top-k, k: 2}",
            "sgd\n    momentum: 1/(n-4)",
            "7:15: methods[0].momentum: must be a finite number, but 1/(n-4) is Infinity with n = 4.0"));
    all.add(
        mistake(
            PROBLEM,
            "biased-example-1",
            "1:10: workers: biased-example-1 has 3 workers, but workers = 4"));
    all.add(
        mistake(
            PROBLEM,
            "{type: logistic-regression, data: a9b}",
            "4:44: problem.data: no data set is named 'a9b'; known are " + dataSets()));
    all.add(
        mistake(
            PROBLEM,
            "{type: logistic-regression, data: breast-cancer, l2: 1/L}",
            "4:63: problem.l2: 1/L uses L, which has no value here: only the step sizes and hyper-parameters of methods can use it"));
    all.add(
        mistake(
            "workers: 4",
            "batch: 10\nworkers: 4",
            "1:8: batch: this problem has no rows: batch must be full, but is 10"));
    all.add(
        mistake(
            "workers: 4",
            "batch: 0\nworkers: 4",
            "1:8: batch: must be full or an integer >= 1, but is 0"));
    all.add(
        mistake(
            "workers: 4",
            "noise: {absolute: -1}\nworkers: 4",
            "1:19: noise.absolute: noise needs absolute >= 0, but absolute = -1.0"));
    all.add(
        mistake(
            "workers: 4",
            "noise: {relative: 1/n}\nworkers: 4",
            "1:19: noise.relative: 1/n uses n, which has no value here: only the step sizes and hyper-parameters of methods can use it"));
    all.add(
        mistake(
            "workers: 4",
            "noise: {relatvie: 1}\nworkers: 4",
            "1:9: noise.relatvie: unknown key; did you mean relative? known: relative, absolute"));
    all.add(
        mistake(
            "workers: 4",
            "noise: 0.1\nworkers: 4",
            "1:8: noise: must be a mapping with the keys relative, absolute, but is 0.1"));
    all.add(
        mistake(
            "workers: 4",
            "threads: many\nworkers: 4",
            "1:10: threads: must be auto, per-worker or an integer >= 1, but is many"));
    all.add(
        mistake(
            "workers: 4",
            "precision: float16\nworkers: 4",
            "1:12: precision: must be one of float32, float64, but is float16; did you mean float32?"));
    all.add(
        mistake(
            "workers: 4",
            "participation: 1.5\nworkers: 4",
            "1:16: participation: must be a probability above 0 and at most 1, but participation = 1.5"));
    all.add(
        mistake(
            "workers: 4",
            "start: [1, 2]\nworkers: 4",
            "1:8: start: must have one number for each coordinate, but has 2 and the dimension is 5"));
    all.add(
        mistake(
            "workers: 4",
            "start: ones\nworkers: 4",
            "1:8: start: must be zeros, layers, a list of numbers or {type: normal, scale: 1.0}, but is ones"));
    all.add(
        mistake(
            "workers: 4",
            "start: layers\nworkers: 4",
            "1:8: start: must be zeros, a list or normal for this problem, which has no hidden layers, but is layers"));
    all.add(
        mistake(
            "workers: 4",
            "record: {accuracy: true}\nworkers: 4",
            "1:20: record.accuracy: must be false for this problem, which predicts no classes, but is true"));
    all.add(
        mistake(
            "workers: 4",
            "name: a/b\nworkers: 4",
            "1:7: name: must be letters, digits and '-', at most 100, but name = a/b"));
    all.add(
        mistake(
            "workers: 4",
            "record: {every: 0}\nworkers: 4",
            "1:17: record.every: record needs every >= 1, but every = 0"));
    all.add(
        mistake(
            "workers: 4",
            "record: {every: 4, offset: 4}\nworkers: 4",
            "1:28: record.offset: record needs 0 <= offset < every = 4, but offset = 4"));
    all.add(
        mistake(
            "workers: 4",
            "record: {reference-loss: [1]}\nworkers: 4",
            "1:26: record.reference-loss: must be a number or an expression, but is a list of 1"));
    all.add(
        mistake(
            "0.1",
            "1/L_frobenius",
            "3:11: stepsize: 1/L_frobenius uses L_frobenius, which has no value here: it is known for logistic regression and least squares alone, where rows or columns are not too many"));
    all.add(
        mistake(
            "workers: 4",
            "record: {diagnostics: maybe}\nworkers: 4",
            "1:23: record.diagnostics: must be true or false, but is maybe"));
    all.add(
        mistake(
            "workers: 4",
            "billing: {broadcast: never}\nworkers: 4",
            "1:22: billing.broadcast: must be one of each, once, but is never"));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsOneMessage(String from, String to, String message) {
    String text = Texts.QUADRATIC.replace(from, to);
    assertThatThrownBy(() -> Texts.read(folder, text))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(folder.resolve("e.yaml") + ":" + message);
  }

  private static Arguments mistake(String from, String to, String message) {
    return Arguments.of(from, to, message);
  }

  private static String algorithms() {
    return String.join(", ", Catalogue.ofTerse().algorithms().keySet());
  }

  private static String compressingDownlinks() {
    return String.join(
        ", ",
        Catalogue.ofTerse().algorithms().entrySet().stream()
            .filter(
                type ->
                    new RecordShape(type.getValue(), new Shapes(Catalogue.ofTerse()))
                        .fields()
                        .containsKey("downlink"))
            .map(type -> type.getKey())
            .toList());
  }

  private static String dataSets() {
    return String.join(", ", NamedSets.all().stream().map(NamedSets.Description::name).toList());
  }
}
