package terse.report.plot;

import java.util.List;

/**
 * Makes pictures of charts. The same chart and style give the same bytes, on every machine with the
 * same version of Java; no date and no random name is in them.
 */
public final class Pictures {
  private static final String HEADLESS = "java.awt.headless";

  static {
    if (System.getProperty(HEADLESS) == null) {
      System.setProperty(HEADLESS, "true");
    }
  }

  private Pictures() {}

  /**
   * A picture as SVG. Its texts are texts.
   *
   * @throws terse.report.ReportException where there is no room for the curves
   */
  public static String svg(Chart chart, PlotStyle style) {
    return SvgFormat.of(new Layout(chart, style));
  }

  /**
   * A picture as PNG, on white, with as many pixels as the style says.
   *
   * @throws terse.report.ReportException where there is no room for the curves
   */
  public static byte[] png(Chart chart, PlotStyle style) {
    return PngFormat.of(new Layout(chart, style));
  }

  /**
   * A picture as PDF of one page, with its font embedded.
   *
   * @throws terse.report.ReportException where there is no room for the curves
   */
  public static byte[] pdf(Chart chart, PlotStyle style) {
    return PdfFormat.of(new Layout(chart, style));
  }

  /**
   * A picture of plain characters: each line in a letter of its own, in the order of the alphabet.
   *
   * @param columns its width, at least 40
   * @param rows its height without the legend, at least 6
   */
  public static String text(Chart chart, int columns, int rows) {
    return TextPicture.of(chart, columns, rows);
  }

  /** What a picture of this chart cuts off or leaves out, a sentence each. */
  public static List<String> notes(Chart chart) {
    return List.copyOf(Window.of(chart).notes());
  }
}
