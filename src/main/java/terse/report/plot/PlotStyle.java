package terse.report.plot;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import terse.config.Key;
import terse.report.ReportException;

/**
 * How a picture looks. Its components are the keys of a style file.
 *
 * @param width of the picture in millimetres: the column of a paper
 * @param height of the picture in millimetres; where it is empty, the curves get a frame in the
 *     usual proportion and the picture is as high as that takes
 * @param fontSize of the labels in points
 * @param lineWidth of the curves in points
 * @param notes whether the picture says what is cut off or left out
 * @param dpi pixels an inch of a PNG
 */
public record PlotStyle(
    @Key(value = "width of the picture in mm", orElse = "84") double width,
    @Key("height of the picture in mm; without it as high as it needs") OptionalDouble height,
    @Key(value = "size of the letters in points", orElse = "8") double fontSize,
    @Key(value = "width of the lines in points", orElse = "1") double lineWidth,
    @Key(value = "colours", orElse = "okabe-ito") Palette palette,
    @Key(value = "where the legend is", orElse = "below") LegendPlace legend,
    @Key(value = "whether there are grid lines", orElse = "true") boolean grid,
    @Key(value = "whether the picture says what is cut off", orElse = "true") boolean notes,
    @Key(value = "pixels an inch of a PNG", orElse = "300") int dpi) {

  /** What a style file that says nothing means: a column of a two-column paper. */
  public static final PlotStyle COLUMN =
      new PlotStyle(
          84, OptionalDouble.empty(), 8, 1, Palette.OKABE_ITO, LegendPlace.BELOW, true, true, 300);

  private static final double POINTS_PER_MM = 72 / 25.4;
  private static final Pattern LENGTH = Pattern.compile("(\\d+(?:\\.\\d+)?) ?(mm|cm|in|pt|)");

  public PlotStyle {
    range("width", "mm", width, 30, 1000);
    if (height.isPresent()) {
      range("height", "mm", height.getAsDouble(), 20, 1000);
    }
    range("font-size", "points", fontSize, 4, 40);
    range("line-width", "points", lineWidth, 0.1, 10);
    range("dpi", "pixels an inch", dpi, 50, 1200);
  }

  private static void range(String key, String unit, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          key
              + " must be from "
              + say(low)
              + " to "
              + say(high)
              + " "
              + unit
              + ", but "
              + key
              + " = "
              + say(value));
    }
  }

  private static String say(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** The same with another width, in millimetres. */
  public PlotStyle withWidth(double millimetres) {
    return new PlotStyle(
        millimetres, height, fontSize, lineWidth, palette, legend, grid, notes, dpi);
  }

  /**
   * The same with a width as people write it: 84mm, 8.4cm, 3.3in or 240pt; a number alone is in
   * millimetres.
   *
   * @throws ReportException where it is not such a length
   */
  public PlotStyle withWidth(String text) {
    Matcher length = LENGTH.matcher(text.strip());
    if (!length.matches()) {
      throw new ReportException("a width is a length such as 84mm, 3.3in or 240pt, but is " + text);
    }
    double number = Double.parseDouble(length.group(1));
    double factor =
        switch (length.group(2)) {
          case "cm" -> 10;
          case "in" -> 25.4;
          case "pt" -> 1 / POINTS_PER_MM;
          default -> 1;
        };
    try {
      return withWidth(number * factor);
    } catch (IllegalArgumentException e) {
      throw new ReportException(e.getMessage(), e);
    }
  }

  double widthInPoints() {
    return width * POINTS_PER_MM;
  }

  OptionalDouble heightInPoints() {
    return height.isPresent()
        ? OptionalDouble.of(height.getAsDouble() * POINTS_PER_MM)
        : OptionalDouble.empty();
  }
}
