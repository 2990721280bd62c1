package terse.cluster;

/** The step sizes eta_k of a run. */
@FunctionalInterface
public interface Stepsizes {
  /** eta_k, finite and positive. */
  double at(int k);
}
