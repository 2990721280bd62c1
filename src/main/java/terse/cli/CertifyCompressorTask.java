package terse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import terse.certify.Certificate;
import terse.certify.Certifier;
import terse.experiment.Catalogue;
import terse.experiment.Certificates;
import terse.experiment.Plugins;
import terse.experiment.Specimens;
import terse.experiment.yaml.ExperimentException;

/** What {@code terse certify compressor} does: checks its input before it certifies the first. */
record CertifyCompressorTask(
    String spec,
    List<Integer> dimensions,
    long seed,
    int samples,
    Optional<String> plugins,
    boolean quiet,
    boolean json,
    Path file) {
  private static final String COMMAND = "terse certify compressor: ";
  private static final int LARGEST = 1_000_000;

  int call() {
    Certifier certifier = certifier();
    Specimens specimens = specimens();
    CertificateOutput output = CertificateOutput.of(COMMAND, quiet, json, file);
    List<Certificate> certificates = new ArrayList<>();
    for (String name : specimens.names()) {
      for (int dimension : dimensions) {
        Certificate certificate = specimens.certify(name, dimension, certifier);
        certificates.add(certificate);
        output.show(CertificateTable.of(certificate));
      }
    }
    boolean holds = certificates.stream().allMatch(Certificate::holds);
    return output.close(
        holds,
        CertificateTable.closing(certificates, specimens.leftOut()),
        () -> Certificates.asMap(certificates, specimens.leftOut()));
  }

  private Certifier certifier() {
    for (int dimension : dimensions) {
      if (dimension < 1 || dimension > LARGEST) {
        throw new ExperimentException(
            COMMAND + "--dimension must be 1 to " + LARGEST + ", but is " + dimension);
      }
    }
    try {
      return new Certifier(samples, seed);
    } catch (IllegalArgumentException e) {
      throw new ExperimentException(COMMAND + e.getMessage(), e);
    }
  }

  private Specimens specimens() {
    Specimens specimens = new Specimens(Catalogue.with(Plugins.load(plugins)), spec);
    dimensions.forEach(specimens::check);
    return specimens;
  }
}
