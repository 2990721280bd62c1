package terse.report;

/** Files that no report can be made of. The message is complete, and one line: file, line, rule. */
public final class ReportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ReportException(String message) {
    super(oneLine(message));
  }

  public ReportException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
  }
}
