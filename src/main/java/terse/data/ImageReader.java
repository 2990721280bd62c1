package terse.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads images as they are published: idx files (MNIST, Fashion-MNIST) and CIFAR-10's binary
 * batches. A pixel is byte/255.
 */
final class ImageReader {
  private static final int CIFAR_PIXELS = 3072;
  private static final int MOST_IMAGES = 100_000_000;
  private static final int LONGEST_SIDE = 10_000;

  private ImageReader() {}

  /**
   * Images of an idx file with magic number 2051: count, height, width, then a byte a pixel, row by
   * row.
   */
  static Rows idxImages(String name, InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    expect(name, data.readInt(), 2051, "images");
    int count = number(name, data, MOST_IMAGES);
    int pixels = number(name, data, LONGEST_SIDE) * number(name, data, LONGEST_SIDE);
    RowsBuilder rows = new RowsBuilder();
    byte[] image = new byte[pixels];
    for (int i = 0; i < count; i++) {
      if (data.readNBytes(image, 0, pixels) < pixels) {
        throw new DataException(
            name + ": " + count + " images announced, but only " + i + " there");
      }
      addPixels(rows, image, 0);
    }
    return rows.build(pixels);
  }

  /** Labels of an idx file with magic number 2049: count, then a byte a label. */
  static double[] idxLabels(String name, InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    expect(name, data.readInt(), 2049, "labels");
    int count = number(name, data, MOST_IMAGES);
    byte[] bytes = data.readNBytes(count);
    if (bytes.length < count) {
      throw new DataException(
          name + ": " + count + " labels announced, but only " + bytes.length + " there");
    }
    double[] labels = new double[count];
    for (int i = 0; i < count; i++) {
      labels[i] = bytes[i] & 0xff;
    }
    return labels;
  }

  /**
   * CIFAR-10: a label byte, then 1024 red, 1024 green and 1024 blue bytes, an image after the
   * other. Adds labels to a list.
   */
  static void cifar(String name, InputStream in, RowsBuilder rows, List<Double> labels)
      throws IOException {
    byte[] image = new byte[CIFAR_PIXELS + 1];
    int read = in.readNBytes(image, 0, image.length);
    while (read == image.length) {
      labels.add((double) (image[0] & 0xff));
      addPixels(rows, image, 1);
      read = in.readNBytes(image, 0, image.length);
    }
    if (read != 0) {
      throw new DataException(
          name + ": an image takes " + image.length + " bytes, but the last one has " + read);
    }
  }

  private static void addPixels(RowsBuilder rows, byte[] image, int from) {
    for (int j = from; j < image.length; j++) {
      rows.add(j - from, (image[j] & 0xff) / 255.0);
    }
    rows.endRow();
  }

  private static int number(String name, DataInputStream data, int largest) throws IOException {
    int number = data.readInt();
    if (number < 1 || number > largest) {
      throw new DataException(
          name + ": a size in an idx file is from 1 to " + largest + ", but here is " + number);
    }
    return number;
  }

  private static void expect(String name, int magic, int expected, String what) {
    if (magic != expected) {
      throw new DataException(
          name
              + ": an idx file of "
              + what
              + " starts with "
              + expected
              + ", but this one with "
              + magic);
    }
  }
}
