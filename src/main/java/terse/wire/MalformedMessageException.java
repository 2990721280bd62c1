package terse.wire;

/**
 * A message or frame that is cut short, too long, damaged, or says something impossible; carries
 * the bit position.
 */
public final class MalformedMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long position;

  public MalformedMessageException(String what, long position) {
    super(what + " at bit " + position);
    this.position = position;
  }

  /**
   * The bit of the payload, or of the frame where the frame itself is at fault, at which the fault
   * was seen.
   */
  public long position() {
    return position;
  }
}
