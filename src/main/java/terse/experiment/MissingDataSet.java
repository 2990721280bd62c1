package terse.experiment;

import terse.experiment.yaml.ExperimentException;

/** An experiment that is right, but needs a named data set that is in no data folder. */
public final class MissingDataSet extends ExperimentException {
  private static final long serialVersionUID = 1L;

  MissingDataSet(String message, Throwable cause) {
    super(message, cause);
  }
}
