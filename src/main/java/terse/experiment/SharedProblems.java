package terse.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import terse.data.DataFolders;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.YamlWriter;
import terse.objective.Problem;

/**
 * The problems of the experiments that were read last: experiments with the same problem share one,
 * with its data and its minimum, which is found once.
 */
final class SharedProblems {
  private static final int KEPT = 4;

  /** What a problem is made from. */
  private record Source(String problem, int workers, long seed, Path folder) {}

  private final Map<Source, Problem> kept =
      new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, Problem> eldest) {
          return size() > KEPT;
        }
      };

  /** The problem of this experiment, whose completed document is {@code root}. */
  synchronized Problem of(Spec spec, Mapping root, DataFolders folders) {
    Source source =
        new Source(
            YamlWriter.inline(root.get("problem")),
            spec.workers().orElse(0),
            spec.seed(),
            folders.base());
    Problem problem = kept.get(source);
    if (problem == null) {
      problem = Problems.build(spec, root, folders);
      kept.put(source, problem);
    }
    return problem;
  }
}
