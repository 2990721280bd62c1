package terse.method;

/** A method on one machine, which sees f itself: moves the x that it was made for. */
@FunctionalInterface
public interface Centralised {
  /** From x_k to x_{k+1}. */
  void step(double eta, Oracle f);
}
