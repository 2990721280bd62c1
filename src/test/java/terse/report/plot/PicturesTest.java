package terse.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import terse.report.ReportException;

class PicturesTest {
  private static final Axis ROUNDS = new Axis("rounds", false);
  private static final Axis LOSS = new Axis("loss", true);
  private static final String NASTY = "<script>alert(1)</script> & \u0007 \"co\" |\u2207f|\u00b2";

  private static Line line(String label, Mark mark, double... y) {
    double[] x = IntStream.range(0, y.length).asDoubleStream().toArray();
    return new Line(label, x, y, null, null, mark);
  }

  private static Line banded(String label, double... y) {
    double[] x = IntStream.range(0, y.length).asDoubleStream().toArray();
    double[] low = Arrays.stream(y).map(value -> value / 2).toArray();
    double[] high = Arrays.stream(y).map(value -> value * 2).toArray();
    return new Line(label, x, y, low, high, Mark.LINE);
  }

  private static Chart everything() {
    return new Chart(
        "A title",
        ROUNDS,
        LOSS,
        List.of(
            banded("first", 1, 0.1, 0.01),
            line("bound of it", Mark.BOUND, 2, 0.2, 0.02),
            line(NASTY, Mark.LINE, 1, 1e9, 1e18),
            line("seen", Mark.POINTS, 0.5, 0, 0.3),
            line("count", Mark.BARS, 0.2, 0.1, 0.3)));
  }

  private static Document parsed(String svg) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    } catch (Exception e) {
      throw new AssertionError("is not XML: " + svg, e);
    }
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  /** An attribute of an element, or of the nearest around it that has one. */
  private static String inherited(Element element, String attribute) {
    for (Element e = element; ; e = (Element) e.getParentNode()) {
      if (e.hasAttribute(attribute)) {
        return e.getAttribute(attribute);
      }
    }
  }

  /** The paths of lines, which alone are clipped to the frame, as their commands. */
  private static List<Element> traces(String svg) {
    return elements(parsed(svg), "path").stream()
        .filter(path -> inherited(path, "fill").equals("none"))
        .filter(path -> path.hasAttribute("clip-path"))
        .toList();
  }

  private static double[] coordinates(Element path) {
    return Arrays.stream(path.getAttribute("d").replaceAll("[MLZ]", " ").strip().split(" +", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void theSameChartGivesTheSameBytes(Format format) {
    byte[] once = format.picture(everything(), PlotStyle.COLUMN);
    assertThat(format.picture(everything(), PlotStyle.COLUMN)).isEqualTo(once);
    Chart other = new Chart("Other", ROUNDS, LOSS, everything().lines());
    assertThat(format.picture(other, PlotStyle.COLUMN)).isNotEqualTo(once);
  }

  @Test
  void pointsAreWhereTheAxesSay() {
    Chart chart = new Chart("", ROUNDS, LOSS, List.of(line("a", Mark.LINE, 1e-3, 10, 1e-1)));
    Layout layout = new Layout(chart, PlotStyle.COLUMN);
    double[] at = coordinates(traces(Pictures.svg(chart, PlotStyle.COLUMN)).get(0));
    double left = layout.frame.getX();
    double right = layout.frame.getMaxX();
    assertThat(at).hasSize(6);
    assertThat(new double[] {at[0], at[2], at[4]})
        .containsExactly(new double[] {left, (left + right) / 2, right}, within(1e-3));
    double room = 4 * 0.03; // of four decades, above and below
    double decade = layout.frame.getHeight() / (4 + 2 * room);
    double bottom = layout.frame.getMaxY();
    assertThat(new double[] {at[1], at[3], at[5]})
        .containsExactly(
            new double[] {
              bottom - room * decade, bottom - (room + 4) * decade, bottom - (room + 2) * decade
            },
            within(2e-3));
  }

  @Test
  void aValueThatIsNotFiniteBreaksTheLine() {
    Chart chart =
        new Chart(
            "",
            ROUNDS,
            LOSS,
            List.of(
                line(
                    "a", Mark.LINE, 1, 2, Double.NaN, 3, 4, Double.POSITIVE_INFINITY, 5, 0, 6, 7)));
    String path = traces(Pictures.svg(chart, PlotStyle.COLUMN)).get(0).getAttribute("d");
    assertThat(path.chars().filter(c -> c == 'M')).hasSize(4);
    assertThat(Pictures.notes(chart))
        .containsExactly("1 value at or below zero has no place on a logarithmic axis.");
  }

  @Test
  void longLinesAreShortenedButKeepTheirExtremes() {
    double[] x = IntStream.range(0, 200_000).asDoubleStream().toArray();
    double[] y = Arrays.stream(x).map(each -> 2 + Math.sin(each / 7)).toArray();
    y[123_456] = 50;
    y[65_432] = 1e-3;
    Chart chart = new Chart("", ROUNDS, LOSS, List.of(new Line("a", x, y, null, null, Mark.LINE)));
    String svg = Pictures.svg(chart, PlotStyle.COLUMN);
    assertThat(svg.length()).isLessThan(60_000);
    Layout layout = new Layout(chart, PlotStyle.COLUMN);
    double[] at = coordinates(traces(svg).get(0));
    double[] heights = IntStream.range(0, at.length / 2).mapToDouble(i -> at[2 * i + 1]).toArray();
    assertThat(Arrays.stream(heights).min().getAsDouble())
        .isCloseTo(layout.y().at(50), within(1e-3));
    assertThat(Arrays.stream(heights).max().getAsDouble())
        .isCloseTo(layout.y().at(1e-3), within(1e-3));
  }

  @Test
  void linesDifferInColourAndDashesTogetherAndABoundHasTheColourOfItsLine() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 42; i++) {
      lines.add(line("line " + i, Mark.LINE, 1, 2));
    }
    lines.add(line("bound", Mark.BOUND, 3, 4));
    String svg = Pictures.svg(new Chart("", ROUNDS, LOSS, lines), PlotStyle.COLUMN);
    Set<List<String>> looks = new HashSet<>();
    List<Element> traces = traces(svg);
    for (Element path : traces.subList(0, 42)) {
      looks.add(List.of(inherited(path, "stroke"), inherited(path, "stroke-dasharray")));
    }
    assertThat(looks).hasSize(42);
    assertThat(inherited(traces.get(42), "stroke")).isEqualTo(inherited(traces.get(41), "stroke"));
    assertThat(Double.parseDouble(inherited(traces.get(42), "stroke-width"))).isLessThan(1);
  }

  @Test
  void textsAreTextsWhateverIsInThemAndTheLegendIsOutsideOfTheFrame() {
    for (LegendPlace place : List.of(LegendPlace.BELOW, LegendPlace.RIGHT)) {
      PlotStyle style =
          new PlotStyle(
              120, OptionalDouble.empty(), 8, 1, Palette.TOL_BRIGHT, place, true, true, 300);
      Layout layout = new Layout(everything(), style);
      String svg = Pictures.svg(everything(), style);
      assertThat(svg).contains("&lt;script&gt;").doesNotContain("<script", "\u0007", "DOCTYPE");
      assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("://");
      List<Element> names =
          elements(parsed(svg), "text").stream()
              .filter(text -> Set.of("first", "seen", "count").contains(text.getTextContent()))
              .toList();
      assertThat(names).hasSize(3);
      for (Element name : names) {
        assertThat(
                Double.parseDouble(name.getAttribute("y")) > layout.frame.getMaxY()
                    || Double.parseDouble(name.getAttribute("x")) > layout.frame.getMaxX())
            .as("%s is outside", name.getTextContent())
            .isTrue();
      }
    }
  }

  @Test
  void aLineThatDivergesIsCutOffAndThePictureSaysSo() {
    assertThat(Pictures.notes(everything()))
        .containsExactly(
            "1 value at or below zero has no place on a logarithmic axis.",
            "What is above 10\u2076 is cut off.");
    String text =
        parsed(Pictures.svg(everything(), PlotStyle.COLUMN)).getDocumentElement().getTextContent();
    assertThat(text).contains("is cut off.");
  }

  @Test
  void aPngHasThePixelsOfItsSizeInMillimetres() throws IOException {
    PlotStyle style =
        new PlotStyle(
            50.8, OptionalDouble.of(38.1), 7, 1, Palette.GREY, LegendPlace.NONE, false, false, 200);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Pictures.png(everything(), style)));
    assertThat(image.getWidth()).isEqualTo(400);
    assertThat(image.getHeight()).isEqualTo(300);
    assertThat(image.getRGB(1, 1) & 0xffffff).isEqualTo(0xffffff);
    int[] pixels = image.getRGB(0, 0, 400, 300, null, 0, 400);
    assertThat(Arrays.stream(pixels).filter(rgb -> (rgb & 255) * 0x010101 != (rgb & 0xffffff)))
        .as("pixels that are not grey")
        .isEmpty();
  }

  @Test
  void aPdfIsOnePageOfItsSizeWithEveryFontEmbedded() throws IOException {
    try (PDDocument document = Loader.loadPDF(Pictures.pdf(everything(), PlotStyle.COLUMN))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(document.getPage(0).getMediaBox().getWidth())
          .isCloseTo((float) (84 / 25.4 * 72), within(0.01f));
      assertThat(new PDFTextStripper().getText(document))
          .contains("A title", "bound of it", "rounds");
      Set<String> fonts = new HashSet<>();
      collectFonts(document.getPage(0).getResources(), fonts);
      assertThat(fonts).isNotEmpty().allMatch(font -> font.endsWith(" embedded"));
    }
  }

  private static void collectFonts(PDResources resources, Set<String> fonts) throws IOException {
    for (COSName name : resources.getFontNames()) {
      var font = resources.getFont(name);
      fonts.add(font.getName() + (font.isEmbedded() ? " embedded" : " missing"));
    }
    for (COSName name : resources.getXObjectNames()) {
      PDXObject inner = resources.getXObject(name);
      if (inner instanceof PDFormXObject form && form.getResources() != null) {
        collectFonts(form.getResources(), fonts);
      }
    }
  }

  @Test
  void whereThereIsNoRoomItSaysSo() {
    PlotStyle style =
        new PlotStyle(
            84,
            OptionalDouble.of(30),
            10,
            1,
            Palette.OKABE_ITO,
            LegendPlace.BELOW,
            true,
            true,
            300);
    assertThatThrownBy(() -> Pictures.svg(everything(), style))
        .isInstanceOf(ReportException.class)
        .hasMessage(
            "a picture 84 mm wide and 30 mm high has no room for its curves beside labels and legend of"
                + " 10 points: make it larger, or the letters smaller");
  }

  @Test
  void oddChartsAreDrawnToo() {
    List<double[]> values =
        List.of(
            new double[] {},
            new double[] {Double.NaN},
            new double[] {0},
            new double[] {-1, -1},
            new double[] {5},
            new double[] {1e-300, 1e300},
            new double[] {-1e300, 1e300},
            new double[] {1e15, 1e15 + 1});
    for (double[] y : values) {
      for (Mark mark : Mark.values()) {
        for (boolean log : new boolean[] {true, false}) {
          Chart chart =
              new Chart("", new Axis("", log), new Axis("", log), List.of(line("", mark, y)));
          String svg = Pictures.svg(chart, PlotStyle.COLUMN);
          assertThat(svg).doesNotContain("NaN", "Infinity");
          parsed(svg);
        }
      }
    }
  }
}
