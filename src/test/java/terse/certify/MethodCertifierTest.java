package terse.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import terse.compress.Code;
import terse.compress.Compressor;
import terse.compress.Natural;
import terse.compress.PerWorker;

/** A method that lies about one thing is found out, by the name of that claim. */
class MethodCertifierTest {
  private static final Compressor NATURAL = new Natural(Code.FIXED);

  private static MethodCertificate certify(Liar.Lie lie) {
    Liar liar = new Liar(lie, PerWorker.all(NATURAL), NATURAL);
    MethodSpecimen specimen =
        new MethodSpecimen("liar", 5, 8, problem -> liar, problem -> Optional.empty());
    return new MethodCertifier(200, 4, 3).certify(specimen);
  }

  private static List<String> failing(MethodCertificate certificate) {
    return certificate.claims().stream().filter(MethodClaim::fails).map(MethodClaim::name).toList();
  }

  @ParameterizedTest
  @EnumSource
  void aLieIsFound(Liar.Lie lie) {
    MethodCertificate certificate = certify(lie);
    System.out.println(lie + " " + failing(certificate) + certificate.claims());
    if (lie == Liar.Lie.NOTHING) {
      assertThat(failing(certificate)).isEmpty();
      assertThat(certificate.holds()).isTrue();
    } else {
      assertThat(failing(certificate)).contains(lie.claim());
      assertThat(certificate.holds()).isFalse();
    }
  }
}
