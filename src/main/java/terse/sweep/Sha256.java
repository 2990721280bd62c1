package terse.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of several parts, each with its length before it, so that none runs into the next. */
final class Sha256 {
  private static final int BUFFER = 1 << 16;

  private final MessageDigest digest = digest();

  /** Adds a text. */
  Sha256 add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds bytes. */
  Sha256 add(byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
    return this;
  }

  /** The hash of all parts, in lower-case hexadecimal. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The plain SHA-256 of a stream's content, as sha256sum prints it. */
  static String of(InputStream in) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every JVM has SHA-256", e);
    }
  }
}
