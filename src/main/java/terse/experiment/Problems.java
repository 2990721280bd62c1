package terse.experiment;

import java.util.Optional;
import terse.data.DataException;
import terse.data.DataFolders;
import terse.data.MissingDataException;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;
import terse.experiment.yaml.Place;
import terse.objective.Problem;
import terse.objective.Setting;

/** Builds the problem of an experiment, and finds the key that a complaint of it is about. */
final class Problems {
  private Problems() {}

  /** The problem of this experiment, whose completed document is {@code root}. */
  static Problem build(Spec spec, Mapping root, DataFolders folders) {
    int workers;
    if (spec.workers().isPresent()) {
      workers = spec.workers().getAsInt();
    } else {
      workers =
          spec.problem()
              .fixedWorkers()
              .orElseThrow(
                  () ->
                      root.place()
                          .error("the key workers is missing: this problem does not say how many"));
    }
    try {
      return spec.problem().build(new Setting(workers, spec.seed(), folders));
    } catch (MissingDataException e) {
      throw new MissingDataSet(blamed(root, e.getMessage()).prefix() + e.getMessage(), e);
    } catch (DataException e) {
      throw blamed(root, e.getMessage()).error(e.getMessage());
    } catch (IllegalArgumentException e) {
      throw e.getMessage().contains("but workers = ")
          ? RecordShape.blame(root, e)
          : RecordShape.blame(root.get("problem"), e);
    }
  }

  /**
   * The place of the key that a message about data is about: what it names, the workers, or the
   * problem.
   */
  private static Place blamed(Mapping root, String message) {
    if (message.contains("workers") && root.get("workers") != null) {
      return root.get("workers").place();
    }
    return named(root.get("problem"), message).orElse(root.get("problem").place());
  }

  /** The last text below this node that a message repeats. */
  private static Optional<Place> named(Node node, String message) {
    if (node instanceof Scalar scalar) {
      return message.contains(scalar.text()) && scalar.kind() == Scalar.Kind.TEXT
          ? Optional.of(scalar.place())
          : Optional.empty();
    }
    Optional<Place> found = Optional.empty();
    if (node instanceof Mapping mapping) {
      for (Node value : mapping.values().values()) {
        Optional<Place> below = named(value, message);
        found = below.isPresent() ? below : found;
      }
    }
    return found;
  }
}
