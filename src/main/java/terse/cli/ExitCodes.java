package terse.cli;

/** What the exit codes mean. */
final class ExitCodes {
  static final int DONE = 0;
  static final int REFUTED = 1;
  static final int WRONG = 2;
  static final int FAILED = 3;
  static final int INTERRUPTED = 130;

  private ExitCodes() {}
}
