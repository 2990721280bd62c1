package terse.theory;

/** What a theorem promises of one run. */
public interface Bound {
  Metric metric();

  /** The bound for the state before round k; asked for every k from 0 on, in order. */
  double at(int k);
}
