package terse.experiment.yaml;

/**
 * Where a value stands.
 *
 * @param source the file as the user named it, or the option that gave the value
 * @param line from 1, or 0 where the value was not written in a file
 * @param column from 1
 * @param parent the place of the mapping or the list that holds it; null at the root
 * @param step the last step of the key path: {@code .k} or {@code [2]}
 */
public record Place(String source, int line, int column, Place parent, String step) {
  /** Of a longer path, messages show the end. */
  private static final int LONGEST = 100;

  /** The root of a document. */
  public static Place root(String source) {
    return new Place(source, 0, 0, null, "");
  }

  /**
   * The place of the value of this key, written where its mapping is until {@link #at} says more.
   */
  public Place key(String key) {
    return new Place(source, line, column, this, "." + key);
  }

  /** The place of item i of a list. */
  public Place item(int i) {
    return new Place(source, line, column, this, "[" + i + "]");
  }

  /** The same path, written at this line and column. */
  public Place at(int newLine, int newColumn) {
    return new Place(source, newLine, newColumn, parent, step);
  }

  /** The same path, written where that place is. */
  public Place writtenAt(Place other) {
    return new Place(other.source, other.line, other.column, parent, step);
  }

  /** The key path, such as {@code methods[2].uplink.k}; empty at the root. */
  public String path() {
    if (parent == null) {
      return "";
    }
    String before = parent.path();
    return before.isEmpty() && step.startsWith(".") ? step.substring(1) : before + step;
  }

  /** An error here: {@code file:line:column: path: message}. */
  public ExperimentException error(String message) {
    return new ExperimentException(prefix() + message);
  }

  /** What every message about this place begins with. */
  public String prefix() {
    String where = line > 0 ? source + ":" + line + ":" + column : source;
    String path = path();
    if (path.length() > LONGEST) {
      path = "..." + path.substring(path.length() - LONGEST);
    }
    return where + ": " + (path.isEmpty() ? "" : path + ": ");
  }
}
