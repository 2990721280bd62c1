package terse.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file's content, unpacked when it is gzipped (told by its first two bytes), whose every failure
 * is a {@link DataException} with the file's name.
 */
final class Input implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final DigestInputStream content;

  private Input(String name, DigestInputStream content) {
    this.name = name;
    this.content = content;
  }

  /** Reads from an input stream under its file's name. */
  interface Reader<T> {
    T read(String name, InputStream in) throws IOException;
  }

  /** Reads a whole file. */
  static <T> T read(Path path, Reader<T> reader) {
    return read(path, "", reader);
  }

  /**
   * Reads a whole file whose unpacked content must have this SHA-256; empty where it is not known.
   */
  static <T> T read(Path path, String sha256, Reader<T> reader) {
    if (!Files.exists(path)) {
      throw new DataException(path + ": there is no such file");
    }
    if (Files.isDirectory(path)) {
      throw new DataException(path + ": is a folder, not a file");
    }
    try (InputStream raw = Files.newInputStream(path)) {
      return read(path.toString(), raw, sha256, reader);
    } catch (IOException e) {
      throw new DataException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Reads a file bundled with Terse. */
  static <T> T resource(String file, String sha256, Reader<T> reader) {
    try (InputStream raw = Input.class.getResourceAsStream(file)) {
      if (raw == null) {
        throw new DataException(file + ": is missing from this build of Terse");
      }
      return read(file, raw, sha256, reader);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static <T> T read(String name, InputStream raw, String sha256, Reader<T> reader) {
    try (Input input = new Input(name, unpacked(name, raw))) {
      T result = reader.read(name, input.content);
      input.check(sha256);
      return result;
    } catch (EOFException e) {
      throw new DataException(name + ": is cut short: its content ends too early", e);
    } catch (ZipException e) {
      throw new DataException(name + ": is damaged: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new DataException(name + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static DigestInputStream unpacked(String name, InputStream raw) throws IOException {
    byte[] magic = raw.readNBytes(2);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), raw);
    boolean gzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
    if (name.endsWith(".gz") && !gzip) {
      throw new DataException(name + ": is named .gz, but its content is not gzip");
    }
    InputStream content =
        gzip
            ? new GZIPInputStream(new BufferedInputStream(whole, BUFFER), BUFFER)
            : new BufferedInputStream(whole, BUFFER);
    return new DigestInputStream(content, sha256());
  }

  private void check(String expected) throws IOException {
    content.transferTo(OutputStream.nullOutputStream());
    String actual = HexFormat.of().formatHex(content.getMessageDigest().digest());
    if (!expected.isEmpty() && !expected.equals(actual)) {
      throw new DataException(
          name + ": its content has the SHA-256 " + actual + ", but the published set " + expected);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
