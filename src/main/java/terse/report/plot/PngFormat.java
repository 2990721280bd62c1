package terse.report.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import terse.report.ReportException;

/** A picture as pixels. */
final class PngFormat {
  private static final double INCH = 72;
  private static final double MM = 25.4;
  private static final long MOST = 100_000_000;
  private static final String STANDARD = "javax_imageio_1.0";

  private PngFormat() {}

  static byte[] of(Layout layout) {
    double scale = layout.style.dpi() / INCH;
    long width = Math.max(1, Math.round(scale * layout.width));
    long height = Math.max(1, Math.round(scale * layout.height));
    if (width * height > MOST) {
      throw new ReportException(
          "a PNG of " + width + " x " + height + " pixels is too large: give a lower dpi");
    }
    BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHints(
        Map.of(
            RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
            RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
            RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON,
            RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE));
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    g.scale(scale, scale);
    Painter.paint(layout, g);
    g.dispose();
    return encoded(image, layout.style.dpi());
  }

  private static byte[] encoded(BufferedImage image, int dpi) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
      metadata.mergeTree(STANDARD, resolution(dpi));
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, metadata));
    } catch (IIOInvalidTreeException e) {
      throw new IllegalStateException("PNG does not know its own resolution", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** So that programs that set pages know how large the picture is. */
  private static IIOMetadataNode resolution(int dpi) {
    IIOMetadataNode dimension = new IIOMetadataNode("Dimension");
    for (String way : new String[] {"HorizontalPixelSize", "VerticalPixelSize"}) {
      IIOMetadataNode pixel = new IIOMetadataNode(way);
      pixel.setAttribute("value", Double.toString(MM / dpi));
      dimension.appendChild(pixel);
    }
    IIOMetadataNode root = new IIOMetadataNode(STANDARD);
    root.appendChild(dimension);
    return root;
  }
}
