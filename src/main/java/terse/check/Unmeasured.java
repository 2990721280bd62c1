package terse.check;

/** Says why a number cannot be measured, in words that follow "but". */
final class Unmeasured extends Exception {
  private static final long serialVersionUID = 1L;

  Unmeasured(String reason) {
    super(reason, null, false, false);
  }
}
