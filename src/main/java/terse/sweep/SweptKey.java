package terse.sweep;

import java.util.List;

/**
 * A key that a sweep varies.
 *
 * @param path as it is written, with {@code *} for every method that has such a key
 * @param paths what it stands for, without {@code *}
 * @param methods the positions of the methods whose runs it can change, ascending
 */
public record SweptKey(String path, List<String> paths, List<Integer> methods) {
  private static final String STEPSIZE = "stepsize";

  public SweptKey {
    paths = List.copyOf(paths);
    methods = List.copyOf(methods);
  }

  /** Whether it can change the runs of the method at this position. */
  public boolean changes(int method) {
    return methods.contains(method);
  }

  /** The last step of its path: {@code k} of {@code methods.*.uplink.k}. */
  public String lastStep() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** Whether its values are step sizes. */
  boolean isStepsize() {
    return lastStep().equals(STEPSIZE);
  }

  /** Whether points that differ in it minimise different functions. */
  boolean changesTheProblem() {
    return List.of("problem", "workers", "seed").contains(path.split("\\.", 2)[0]);
  }
}
