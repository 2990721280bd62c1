package terse.certify;

/** A message of a round that cannot be measured. Says why, and with which vector if it is known. */
final class BrokenDrawException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenDrawException(String what, Throwable cause) {
    super(what, cause);
  }

  BrokenDrawException at(Candidate candidate) {
    return new BrokenDrawException(getMessage() + " (" + candidate.family() + ")", this);
  }
}
