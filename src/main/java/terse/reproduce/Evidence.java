package terse.reproduce;

import java.util.Map;
import java.util.Optional;
import terse.data.MissingDataException;
import terse.experiment.Results;

/**
 * What an item judges: the results of its experiments.
 *
 * @param results of each experiment, by the name of its file
 * @param missing of those that could not be run for want of data: how to get it, by file
 * @param full whether the paper's size was asked for
 */
public record Evidence(Map<String, Results> results, Map<String, String> missing, boolean full) {
  public Evidence {
    results = Map.copyOf(results);
    missing = Map.copyOf(missing);
  }

  /**
   * The results of an experiment.
   *
   * @throws MissingDataException where its data is not here; the item is then not runnable here
   */
  public Results results(String file) {
    if (missing.containsKey(file)) {
      throw new MissingDataException(missing.get(file));
    }
    Results found = results.get(file);
    if (found == null) {
      throw new IllegalArgumentException("the item does not name the config " + file);
    }
    return found;
  }

  /** How to get the data that an experiment lacks; empty where it was run. */
  public Optional<String> missing(String file) {
    return Optional.ofNullable(missing.get(file));
  }
}
