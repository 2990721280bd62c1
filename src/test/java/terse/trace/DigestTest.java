package terse.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import terse.vector.Vector;

class DigestTest {
  @Test
  void theLayoutIsTheDocumentedOne() throws IOException, NoSuchAlgorithmException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(2);
      out.writeLong(Double.doubleToRawLongBits(1.5));
      out.writeLong(Double.doubleToRawLongBits(-0.0));
      for (int i = 0; i < 2 * (6 + 2); i++) {
        out.writeLong(0);
      }
    }
    byte[] sha = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
    String digest = Digest.ofRuns(List.of(run("x", Vector.of(1.5, -0.0))));
    assertThat(digest).isEqualTo(HexFormat.of().formatHex(sha));
    assertThat(Digest.ofMethods(List.of(digest)))
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sha)));
  }

  @Test
  void everyBitOfTheModelCountsAndTheLabelDoesNot() {
    String digest = Digest.ofRuns(List.of(run("x", Vector.of(1, 0.0))));
    assertThat(Digest.ofRuns(List.of(run("y", Vector.of(1, 0.0))))).isEqualTo(digest);
    assertThat(Digest.ofRuns(List.of(run("x", Vector.of(1, -0.0))))).isNotEqualTo(digest);
    assertThat(Digest.ofRuns(List.of(run("x", Vector.of(Math.nextUp(1.0), 0)))))
        .isNotEqualTo(digest);
  }

  private static RunResult run(String label, Vector model) {
    return new RunResult(label, 0, Status.FINISHED, 1, List.of(), new Ledger(), model, 0.5, null);
  }
}
