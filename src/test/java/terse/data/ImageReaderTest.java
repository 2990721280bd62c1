package terse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageReaderTest {
  private static ByteArrayInputStream bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return new ByteArrayInputStream(bytes);
  }

  @Test
  void readsIdxImagesAndLabels() throws IOException {
    Rows rows =
        ImageReader.idxImages(
            "i", bytes(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 51, 255, 0));
    assertThat(Written.entries(rows)).isDeepEqualTo(new double[][] {{0, 0.2}, {1, 0}});
    assertThat(ImageReader.idxLabels("l", bytes(0, 0, 8, 1, 0, 0, 0, 2, 9, 200)))
        .containsExactly(9, 200);
  }

  @Test
  void refusesOtherMagicNumbersAndShortFiles() {
    assertThatThrownBy(() -> ImageReader.idxImages("i", bytes(0, 0, 8, 1, 0, 0, 0, 2)))
        .hasMessage("i: an idx file of images starts with 2051, but this one with 2049");
    assertThatThrownBy(
            () ->
                ImageReader.idxImages(
                    "i", bytes(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 51, 255)))
        .hasMessage("i: 2 images announced, but only 1 there");
    assertThatThrownBy(() -> ImageReader.idxLabels("l", bytes(0, 0, 8, 1, 255, 0, 0, 2, 9)))
        .hasMessage("l: a size in an idx file is from 1 to 100000000, but here is -16777214");
    assertThatThrownBy(() -> ImageReader.idxLabels("l", bytes(0, 0, 8, 1, 0, 0, 0, 2, 9)))
        .hasMessage("l: 2 labels announced, but only 1 there");
  }

  @Test
  void readsCifarBatches() throws IOException {
    int[] image = new int[3073];
    image[0] = 7;
    image[3072] = 255;
    RowsBuilder rows = new RowsBuilder();
    List<Double> labels = new ArrayList<>();
    ImageReader.cifar("c", bytes(image), rows, labels);
    assertThat(labels).containsExactly(7.0);
    assertThat(Written.entries(rows.build(rows.columnsSeen()))[0][3071]).isEqualTo(1);
    assertThatThrownBy(() -> ImageReader.cifar("c", bytes(1, 2, 3), rows, labels))
        .hasMessage("c: an image takes 3073 bytes, but the last one has 3");
  }
}
