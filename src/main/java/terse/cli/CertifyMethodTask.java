package terse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import terse.certify.MethodCertificate;
import terse.certify.MethodCertifier;
import terse.experiment.Catalogue;
import terse.experiment.MethodCertificates;
import terse.experiment.MethodSpecimens;
import terse.experiment.Plugins;
import terse.experiment.yaml.ExperimentException;

/** What {@code terse certify method} does: checks its input before it certifies the first. */
record CertifyMethodTask(
    String spec,
    int workers,
    int dimension,
    int rounds,
    int repeats,
    long seed,
    Optional<String> plugins,
    boolean quiet,
    boolean json,
    Path file) {
  private static final String COMMAND = "terse certify method: ";
  private static final int LARGEST = 1000;

  int call() {
    MethodCertifier certifier = certifier();
    MethodSpecimens specimens = new MethodSpecimens(Catalogue.with(Plugins.load(plugins)), spec);
    specimens.check(workers, dimension, certifier);
    CertificateOutput output = CertificateOutput.of(COMMAND, quiet, json, file);
    List<MethodCertificate> certificates = new ArrayList<>();
    for (String name : specimens.names()) {
      MethodCertificate certificate = specimens.certify(name, workers, dimension, certifier);
      certificates.add(certificate);
      output.show(MethodCertificateTable.of(certificate));
    }
    boolean holds = certificates.stream().allMatch(MethodCertificate::holds);
    return output.close(
        holds,
        MethodCertificateTable.closing(certificates, specimens.leftOut()),
        () -> MethodCertificates.asMap(certificates, specimens.leftOut()));
  }

  private MethodCertifier certifier() {
    check("--workers", workers, 2, LARGEST);
    check("--dimension", dimension, 2, LARGEST);
    check("--rounds", rounds, 1, Integer.MAX_VALUE);
    check("--repeats", repeats, 2, Integer.MAX_VALUE);
    return new MethodCertifier(rounds, repeats, seed);
  }

  private static void check(String option, int value, int least, int most) {
    if (value < least || value > most) {
      String range = most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most;
      throw new ExperimentException(COMMAND + option + " must be " + range + ", but is " + value);
    }
  }
}
