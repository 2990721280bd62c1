package terse.report.plot;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import terse.report.ReportException;

/**
 * The letters of pictures: Liberation Sans, which PDFBox brings, so that a picture does not depend
 * on what is installed. Arial and Helvetica are as wide, so a viewer without it shows the same. A
 * text with letters that it does not have gets the JVM's own sans serif.
 */
final class Fonts {
  static final String FAMILY = "Liberation Sans";
  private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** One for all formats, whatever the device. */
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private static Font face;

  private Fonts() {}

  /** Whether the font of pictures has this letter. */
  static boolean has(int letter) {
    return face().canDisplay(letter);
  }

  /** The font in which a text can be drawn. */
  static Font of(String text, double size) {
    Font font = face();
    return (font.canDisplayUpTo(text) < 0 ? font : new Font(Font.SANS_SERIF, Font.PLAIN, 1))
        .deriveFont((float) size);
  }

  static double width(String text, double size) {
    return text.isEmpty() ? 0 : of(text, size).getStringBounds(text, EXACT).getWidth();
  }

  /** The font's file. */
  static InputStream file() {
    InputStream file = Fonts.class.getResourceAsStream(FILE);
    if (file == null) {
      throw new IllegalStateException("PDFBox's jar lacks " + FILE);
    }
    return file;
  }

  private static synchronized Font face() {
    if (face == null) {
      try (InputStream file = file()) {
        face = Font.createFont(Font.TRUETYPE_FONT, file);
      } catch (IOException | FontFormatException e) {
        throw new IllegalStateException("PDFBox's jar has no font in " + FILE, e);
      } catch (LinkageError | InternalError | RuntimeException e) {
        throw new ReportException(
            "pictures need a JVM that has fonts: install fontconfig, libfreetype6 and a font such as"
                + " fonts-dejavu-core ("
                + e
                + ")",
            e);
      }
    }
    return face;
  }
}
