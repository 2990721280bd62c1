package terse.report.plot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import terse.report.ReportException;

/** The formats of pictures, by the endings of files. */
public enum Format {
  SVG,
  PNG,
  PDF;

  /**
   * The format of a file with this name.
   *
   * @throws ReportException where its ending is none of them
   */
  public static Format of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> name.endsWith("." + format.name().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new ReportException(
                    "a picture is a file that ends in .svg, .png or .pdf, but is " + file));
  }

  /** What is in the file. */
  public byte[] picture(Chart chart, PlotStyle style) {
    return switch (this) {
      case SVG -> Pictures.svg(chart, style).getBytes(StandardCharsets.UTF_8);
      case PNG -> Pictures.png(chart, style);
      case PDF -> Pictures.pdf(chart, style);
    };
  }
}
