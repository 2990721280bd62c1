package terse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import terse.certify.Certificate;
import terse.certify.Certifier;
import terse.experiment.Catalogue;
import terse.experiment.Certificates;
import terse.experiment.Json;
import terse.experiment.Plugins;
import terse.experiment.Specimens;
import terse.experiment.yaml.ExperimentException;
import terse.trace.Output;
import terse.trace.OutputException;

/** What {@code terse certify compressor} does: checks its input before it certifies the first. */
record CertifyCompressorTask(
    String spec,
    List<Integer> dimensions,
    long seed,
    int samples,
    Path json,
    Optional<String> plugins) {
  private static final int LARGEST = 1_000_000;

  int call() {
    Certifier certifier = certifier();
    Specimens specimens = specimens();
    Path file = json == null ? null : json.toAbsolutePath().normalize();
    prepare(file);
    List<Certificate> certificates = new ArrayList<>();
    for (String name : specimens.names()) {
      for (int dimension : dimensions) {
        Certificate certificate = specimens.certify(name, dimension, certifier);
        certificates.add(certificate);
        System.out.print(CertificateTable.of(certificate));
        System.out.flush();
      }
    }
    System.out.print(CertificateTable.closing(certificates, specimens.leftOut()));
    System.out.flush();
    if (file != null) {
      write(file, Json.write(Certificates.asMap(certificates)));
    }
    return certificates.stream().allMatch(Certificate::holds) ? ExitCodes.DONE : ExitCodes.REFUTED;
  }

  private Certifier certifier() {
    for (int dimension : dimensions) {
      if (dimension < 1 || dimension > LARGEST) {
        throw new ExperimentException(
            "terse certify: --dimension must be 1 to " + LARGEST + ", but is " + dimension);
      }
    }
    try {
      return new Certifier(samples, seed);
    } catch (IllegalArgumentException e) {
      throw new ExperimentException("terse certify: " + e.getMessage(), e);
    }
  }

  private Specimens specimens() {
    Specimens specimens = new Specimens(Catalogue.with(Plugins.load(plugins)), spec);
    dimensions.forEach(specimens::check);
    return specimens;
  }

  private static void prepare(Path file) {
    if (file != null) {
      try {
        Output.prepare(file.getParent());
      } catch (OutputException e) {
        throw new ExperimentException(e.getMessage(), e);
      }
    }
  }

  private static void write(Path file, String text) {
    try (Output output = new Output(file.getParent())) {
      output.add(file.getFileName().toString(), out -> out.write(text));
      output.commit();
    }
  }
}
