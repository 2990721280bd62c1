package terse.data;

/** A named data set that is not bundled, and is in no data folder. */
public final class MissingDataException extends DataException {
  private static final long serialVersionUID = 1L;

  public MissingDataException(String message) {
    super(message);
  }
}
