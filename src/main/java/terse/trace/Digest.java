package terse.trace;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import terse.vector.Vector;
import terse.wire.Part;

/**
 * SHA-256 over what decides that two experiments gave the same: last models and ledgers, to the
 * bit.
 *
 * <p>All numbers are big-endian. A run is: the dimension d (4 bytes); the d coordinates of the last
 * model as raw IEEE 754 bits (8 bytes each); then for the direction up and for the direction down:
 * the bits of each component in the order of {@link Part} (8 bytes each), the bytes of the frames
 * (8), the number of messages (8). The digest of a method is that of its runs one after another, in
 * the order of repeats; the digest of an experiment is that of its methods' digests (32 bytes
 * each), in the order in which they are declared. Labels and times are not part of it.
 */
public final class Digest {
  private Digest() {}

  /** The digest of a method's runs, in lower-case hexadecimal. */
  public static String ofRuns(List<RunResult> runs) {
    MessageDigest sha = sha256();
    for (RunResult run : runs) {
      Vector model = run.model();
      int directions = Direction.values().length * (Part.values().length + 2);
      ByteBuffer bytes =
          ByteBuffer.allocate(
              Integer.BYTES + Double.BYTES * model.dimension() + Long.BYTES * directions);
      bytes.putInt(model.dimension());
      for (double coordinate : model.array()) {
        bytes.putLong(Double.doubleToRawLongBits(coordinate));
      }
      for (Direction direction : Direction.values()) {
        for (Part part : Part.values()) {
          bytes.putLong(run.ledger().bits(direction, part));
        }
        bytes.putLong(run.ledger().bytes(direction));
        bytes.putLong(run.ledger().messages(direction));
      }
      sha.update(bytes.array());
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  /** The digest of an experiment from those of its methods. */
  public static String ofMethods(List<String> digests) {
    MessageDigest sha = sha256();
    digests.forEach(digest -> sha.update(HexFormat.of().parseHex(digest)));
    return HexFormat.of().formatHex(sha.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every JVM has SHA-256", e);
    }
  }
}
