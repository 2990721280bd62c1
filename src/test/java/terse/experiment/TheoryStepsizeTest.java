package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.experiment.yaml.ExperimentException;

/** Step sizes out of theorems, from the YAML on. */
class TheoryStepsizeTest {
  /** L = 10, mu = 1. */
  private static final String TEXT =
      """
      workers: 1
      rounds: 10
      stepsize: theory
      problem: {type: quadratic, locals: [{A: [[10, 0], [0, 1]], b: [1, 1]}]}
      methods:
        - {algorithm: dcgd, uplink: {type: top-k, k: 1}}
        - {algorithm: sgd, stepsize: 1/(2*L)}
      """;

  @TempDir Path folder;

  @Test
  void theoryIsTheFirstTheoremThatGivesStepSizes() {
    Method method = Texts.read(folder, TEXT).methods().get(0);
    assertThat(method.stepsizes().at(3)).isEqualTo(0.1);
    assertThat(method.choice().orElseThrow().theorem().name()).isEqualTo("theorem-19");
    assertThat(Texts.read(folder, TEXT).methods().get(1).choice()).isEmpty();
  }

  @Test
  void aMethodMayNameItsTheorem() {
    Experiment e = Texts.read(folder, TEXT, "methods.1.stepsize={theory: theorem-19}");
    assertThat(e.methods().get(1).stepsizes().at(0)).isEqualTo(0.1);
  }

  @Test
  void theResolvedExperimentNamesTheTheoremAndRunsToTheSameDigest() {
    Experiment written = Texts.read(folder, TEXT);
    assertThat(written.resolved()).contains("stepsize: {theory: theorem-19}");
    Experiment again = Texts.read(folder, written.resolved());
    assertThat(again.resolved()).isEqualTo(written.resolved());
    assertThat(new Runner(again, Listener.NONE).run().digest())
        .isEqualTo(new Runner(written, Listener.NONE).run().digest());
  }

  @Test
  void theSummaryShowsTheFormulaWithItsNumbers() {
    String summary =
        Json.write(new Runner(Texts.read(folder, TEXT), Listener.NONE).run().summary());
    assertThat(summary)
        .contains(
            "\"theorem\" : \"theorem-19\"",
            "\"formula\" : \"1/L = 0.1\"",
            "\"first_stepsize\" : 0.1");
  }

  /** beta and gamma of Top-1 in two dimensions are 1 and 1/2, zeta of nothing is 1. */
  @Test
  void expressionsMayUseTheOtherConstantsOfCompressors() {
    Experiment e = Texts.read(folder, TEXT, "methods.0.stepsize=gamma_up*zeta_down/(2*beta_up*L)");
    assertThat(e.methods().get(0).stepsizes().at(0)).isEqualTo(0.025);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stepsize=theoy | stepsize: must be a number, an expression, theory, {theory: the name of a theorem} or {piecewise: [[epoch, step size], ...]}, but is theoy
          stepsize=[1] | stepsize: must be a number, an expression, theory, {theory: the name of a theorem} or {piecewise: [[epoch, step size], ...]}, but is a list of 1
          stepsize={thery: x} | stepsize: the key theory is missing (the name of a theorem)
          methods.0.stepsize={theory: theorem-91} | methods[0].stepsize.theory: unknown theorem of dcgd top-k(1) theorem-91; did you mean theorem-19? known:
          methods.0.stepsize={theory: theorem-19, gamma: 1} | methods[0].stepsize.gamma: theorem-19 leaves no parameter free
          methods.0.stepsize={theory: theorem-19, gamma: x} | methods[0].stepsize.gamma: x uses an unknown variable x
          methods.0=sign-sgd | theory has no step size for sign-sgd: no theorem about it is known; give a number or an expression
          problem.locals.0.A=[[1, 0], [0, 0]] | that f is strongly convex (mu = 0.0)
          methods.0.uplink=sign | that C is in B3(delta) (delta = not known)
          methods.1={algorithm: sgd, momentum: 0.5} | theory has no step size for sgd: no theorem
          """)
  void mistakesAreOneMessage(String override, String message) {
    assertThatThrownBy(() -> Texts.read(folder, TEXT, override))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void theListNamesTheTheorems() {
    List<Listing.Entry> algorithms = Listing.of(Catalogue.ofTerse()).get(0).entries();
    assertThat(algorithms)
        .filteredOn(entry -> entry.name().equals("dcgd"))
        .allSatisfy(entry -> assertThat(entry.theorems()).contains("theorem-19"))
        .hasSize(1);
    assertThat(algorithms)
        .filteredOn(entry -> entry.name().equals("sign-sgd"))
        .allSatisfy(entry -> assertThat(entry.theorems()).isEmpty());
  }
}
