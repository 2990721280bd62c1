package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.compress.Guarantee;
import terse.experiment.yaml.ExperimentException;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Place;
import terse.experiment.yaml.YamlReader;
import terse.experiment.yaml.YamlWriter;
import terse.theory.Assumption;
import terse.theory.Bound;
import terse.theory.Noise;
import terse.theory.Origin;
import terse.theory.Schedule;
import terse.theory.Setting;
import terse.theory.Theorem;

/** Theorems that leave parameters free, and the choice among several. */
class TheoremChoiceTest {
  /** eta_k = gamma/(sqrt(k + 1) + shift), "for some gamma > 0", for at most this many workers. */
  private record Free(String name, int workers, double gamma, double shift) implements Theorem {
    Free {
      if (!(gamma > 0)) {
        throw new IllegalArgumentException(name + " needs gamma > 0, but gamma = " + gamma);
      }
    }

    @Override
    public String source() {
      return "made up";
    }

    @Override
    public Map<String, Double> parameters() {
      Map<String, Double> parameters = new LinkedHashMap<>();
      parameters.put("gamma", gamma);
      parameters.put("shift", shift);
      return parameters;
    }

    @Override
    public Theorem with(Map<String, Double> values) {
      return new Free(
          name, workers, values.getOrDefault("gamma", gamma), values.getOrDefault("shift", shift));
    }

    @Override
    public List<Assumption> assumptions(Setting s, IntToDoubleFunction eta) {
      return List.of(
          new Assumption("n <= " + workers + " (n = " + s.workers() + ")", s.workers() <= workers));
    }

    @Override
    public Optional<Schedule> schedule(Setting s) {
      return s.workers() <= workers
          ? Optional.of(new Schedule("falling", k -> gamma / (Math.sqrt(k + 1) + shift)))
          : Optional.empty();
    }

    @Override
    public Optional<Bound> bound(Setting s, Origin origin, IntToDoubleFunction eta) {
      return Optional.empty();
    }
  }

  private static final List<Theorem> THEOREMS =
      List.of(new Free("corollary-1", 2, 1, 0), new Free("corollary-2", 4, 1, 0));

  private static TheoremChoice choose(String stepsize, int workers) {
    Node written = YamlReader.parse("f", "stepsize: " + stepsize);
    Node value = ((Node.Mapping) written).get("stepsize");
    StepsizeShape shape = new StepsizeShape();
    Scope scope = Scope.early().with("L", 4, "").without("k", "it is the round");
    Stepsize.OfTheorem asked = (Stepsize.OfTheorem) shape.bind(shape.complete(value), scope);
    Guarantee exact = Guarantee.unbiased(1);
    Setting setting = new Setting(workers, 8, 100, 4, 4, 1, 1, exact, exact, Noise.NONE);
    return TheoremChoice.of(asked, THEOREMS, "method", setting, scope, shape.complete(value));
  }

  private static double first(TheoremChoice choice) {
    return choice.schedule().eta().applyAsDouble(0);
  }

  @Test
  void theFirstTheoremThatGivesStepSizesIsTaken() {
    assertThat(choose("theory", 2).theorem().name()).isEqualTo("corollary-1");
    assertThat(choose("theory", 3).theorem().name()).isEqualTo("corollary-2");
  }

  @Test
  void parametersAreNumbersOrExpressionsAndHaveDefaults() {
    assertThat(first(choose("{theory: corollary-1}", 2))).isEqualTo(1);
    assertThat(first(choose("{theory: corollary-1, gamma: 0.5}", 2))).isEqualTo(0.5);
    assertThat(first(choose("{theory: corollary-1, gamma: 1/L, shift: 1}", 2))).isEqualTo(0.125);
  }

  @Test
  void theResolvedStepSizeHasEveryParameter() {
    Node resolved = choose("{theory: corollary-1, gamma: 2/L}", 2).resolved(Place.root("f"));
    assertThat(YamlWriter.inline(resolved))
        .isEqualTo("{theory: corollary-1, gamma: 0.5, shift: 0.0}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {theory: corollary-1, gamma: -1} | 2 | f:1:40: stepsize.gamma: corollary-1 needs gamma > 0, but gamma = -1.0
          {theory: corollary-1, gama: 1} | 2 | f:1:33: stepsize.gama: unknown parameter of corollary-1; did you mean gamma? known: gamma, shift
          {theory: corollary-1, gamma: 1/k} | 2 | stepsize.gamma: 1/k uses k, which has no value here: it is the round
          {theory: corollary-3} | 2 | unknown theorem of method corollary-3; did you mean corollary-1? known: corollary-1, corollary-2
          {theory: corollary-1} | 3 | theory has no step size for method here: corollary-1 assumes that n <= 2 (n = 3)
          theory | 5 | corollary-1 assumes that n <= 2 (n = 5); corollary-2 assumes that n <= 4 (n = 5)
          """)
  void mistakesAreOneMessage(String stepsize, int workers, String message) {
    assertThatThrownBy(() -> choose(stepsize, workers))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining(message);
  }
}
