package terse.cli;

import java.nio.file.Path;
import terse.check.RunComparison;
import terse.check.Tolerance;
import terse.experiment.Json;
import terse.experiment.yaml.ExperimentException;
import terse.report.RunFolder;

/** What {@code terse compare} does. */
record CompareTask(Path one, Path other, double tolerance, boolean quiet, boolean json) {

  int call() {
    RunComparison comparison = RunComparison.of(RunFolder.at(one), RunFolder.at(other), checked());
    if (json) {
      System.out.print(Json.write(comparison.asMap()));
    } else if (!quiet) {
      System.out.print(CompareTable.of(comparison));
    }
    System.out.flush();
    return comparison.holds() ? ExitCodes.DONE : ExitCodes.REFUTED;
  }

  private Tolerance checked() {
    try {
      return new Tolerance(tolerance);
    } catch (IllegalArgumentException e) {
      throw new ExperimentException("terse compare: --tolerance: " + e.getMessage(), e);
    }
  }
}
