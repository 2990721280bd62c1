package terse.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import terse.experiment.Json;
import terse.experiment.yaml.ExperimentException;
import terse.trace.OutputException;
import terse.trace.OutputFile;

/**
 * Where certificates go: tables to standard output unless quiet, JSON there or into a file.
 *
 * @param json whether JSON takes the place of the tables
 */
record CertificateOutput(boolean quiet, boolean json, Optional<OutputFile> file) {
  /**
   * As the command line says, before anything is certified.
   *
   * @param command what a message begins with
   * @param file for JSON; null for none
   * @throws ExperimentException where the file cannot be written
   */
  static CertificateOutput of(String command, boolean quiet, boolean json, Path file) {
    try {
      return new CertificateOutput(quiet, json, Optional.ofNullable(file).map(OutputFile::of));
    } catch (OutputException e) {
      throw new ExperimentException(command + "--json: " + e.getMessage(), e);
    }
  }

  /** Shows a table. */
  void show(String text) {
    if (!quiet) {
      System.out.print(text);
      System.out.flush();
    }
  }

  /**
   * Ends with what all certificates come to. Returns the exit code.
   *
   * @param closing the last lines
   * @param content of the JSON, where it is asked for
   */
  int close(boolean holds, String closing, Supplier<Object> content) {
    show(closing);
    if (quiet && !holds) {
      System.err.print(closing);
    }
    if (json || file.isPresent()) {
      String text = Json.write(content.get());
      file.ifPresent(each -> each.write(text));
      if (json) {
        System.out.print(text);
        System.out.flush();
      }
    }
    return holds ? ExitCodes.DONE : ExitCodes.REFUTED;
  }
}
