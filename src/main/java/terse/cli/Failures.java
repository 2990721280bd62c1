package terse.cli;

import terse.experiment.yaml.ExperimentException;
import terse.report.ReportException;
import terse.trace.OutputException;

/** What a user sees of an exception. */
final class Failures {
  private Failures() {}

  /**
   * Prints what went wrong, in one line where it is no defect of Terse, and returns the exit code.
   */
  static int report(Throwable thrown, boolean debug) {
    if (debug) {
      thrown.printStackTrace();
    }
    if (thrown instanceof ExperimentException || thrown instanceof ReportException) {
      System.err.println(thrown.getMessage());
      return ExitCodes.WRONG;
    }
    if (thrown instanceof OutputException) {
      System.err.println(thrown.getMessage());
      return ExitCodes.FAILED;
    }
    if (thrown instanceof OutOfMemoryError) {
      System.err.println(
          "out of memory: give the JVM more (TERSE_OPTS=-Xmx...), or make the experiment smaller");
      return ExitCodes.FAILED;
    }
    System.err.println("internal error: " + thrown + (debug ? "" : " (--debug shows where)"));
    return ExitCodes.FAILED;
  }
}
