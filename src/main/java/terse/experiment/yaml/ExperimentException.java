package terse.experiment.yaml;

/**
 * A mistake in an experiment or on the command line. The message is complete, and one line: place,
 * rule, value.
 */
public class ExperimentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ExperimentException(String message) {
    super(oneLine(message));
  }

  public ExperimentException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
  }
}
