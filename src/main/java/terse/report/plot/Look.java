package terse.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Colour, dashes and shape of a line. Colours and dashes repeat with periods that have no common
 * factor, so that 42 lines differ in one of them.
 */
record Look(Color colour, BasicStroke stroke, int place) {
  private static final float[][] DASHES = {
    {}, {9, 4}, {2, 3}, {10, 3, 2, 3}, {16, 4, 6, 4}, {6, 3, 2, 3, 2, 3}
  };
  private static final float[] BOUND = {5, 5};
  private static final float THIN = 0.6f;
  private static final int SHAPES = 6;
  private static final int VEIL = 41; // of 255: how much a band covers

  /** The looks of a chart's lines, in their order. */
  static List<Look> of(Chart chart, PlotStyle style) {
    List<Look> looks = new ArrayList<>();
    int place = -1;
    for (Line line : chart.lines()) {
      float width = (float) style.lineWidth();
      if (line.mark() == Mark.BOUND) {
        Color colour = place < 0 ? Color.BLACK : style.palette().colour(place);
        looks.add(new Look(colour, stroke(THIN * width, BOUND), Math.max(0, place)));
      } else {
        place++;
        looks.add(
            new Look(
                style.palette().colour(place),
                stroke(width, DASHES[place % DASHES.length]),
                place));
      }
    }
    return looks;
  }

  /** Dashes are given for lines of two points. */
  private static BasicStroke stroke(float width, float[] dashes) {
    if (dashes.length == 0) {
      return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }
    float[] scaled = new float[dashes.length];
    for (int i = 0; i < dashes.length; i++) {
      scaled[i] = dashes[i] * Math.max(width, 0.8f) / 2;
    }
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, scaled, 0);
  }

  Color veil() {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), VEIL);
  }

  /** Draws a point: shapes are filled for the first three lines, outlines for the next. */
  void point(Graphics2D g, double x, double y, double size) {
    g.setColor(colour);
    if (place % SHAPES < SHAPES / 2) {
      g.fill(sign(x, y, size));
    } else {
      g.setStroke(new BasicStroke(stroke.getLineWidth()));
      g.draw(sign(x, y, size));
    }
  }

  private Shape sign(double x, double y, double size) {
    double r = size / 2;
    return switch (place % SHAPES) {
      case 0, 3 -> new Ellipse2D.Double(x - r, y - r, size, size);
      case 1, 4 -> new Rectangle2D.Double(x - r, y - r, size, size);
      default -> triangle(x, y, r);
    };
  }

  private static Shape triangle(double x, double y, double r) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, y - 1.2 * r);
    path.lineTo(x + 1.2 * r, y + r);
    path.lineTo(x - 1.2 * r, y + r);
    path.closePath();
    return path;
  }
}
