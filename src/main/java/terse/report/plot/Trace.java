package terse.report.plot;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The paths of a line and its band on paper. Of the points that share a narrow column the first,
 * lowest, highest and last are kept, so that a long line is as exact as print and not as long.
 */
final class Trace {
  private static final double COLUMN = 0.4;

  private final Scale x;
  private final Scale y;

  Trace(Scale x, Scale y) {
    this.x = x;
    this.y = y;
  }

  /** A point on paper. */
  private record Place(double x, double y) {}

  /** The path through the points, broken where one has no place. */
  Path2D line(Line line) {
    Path2D path = new Path2D.Double();
    for (List<Place> piece : pieces(line.x(), line.y(), 0)) {
      path.moveTo(piece.get(0).x(), piece.get(0).y());
      for (Place place : piece.subList(1, piece.size())) {
        path.lineTo(place.x(), place.y());
      }
      if (piece.size() == 1) {
        path.lineTo(piece.get(0).x() + COLUMN, piece.get(0).y());
      }
    }
    return path;
  }

  /** The area between the ends of the band, where the upper one has a place. */
  Path2D band(Line line) {
    Path2D path = new Path2D.Double();
    int n = line.x().length;
    double[] low = new double[n];
    double[] high = new double[n];
    for (int i = 0; i < n; i++) {
      boolean there = y.has(line.high()[i]) && Double.isFinite(line.low()[i]);
      high[i] = there ? line.high()[i] : Double.NaN;
      low[i] = !there ? Double.NaN : y.has(line.low()[i]) ? line.low()[i] : y.low();
    }
    List<List<Place>> uppers = pieces(line.x(), high, -1);
    List<List<Place>> lowers = pieces(line.x(), low, 1);
    for (int p = 0; p < uppers.size(); p++) {
      List<Place> upper = uppers.get(p);
      List<Place> lower = lowers.get(p);
      if (upper.size() + lower.size() > 2) {
        path.moveTo(upper.get(0).x(), upper.get(0).y());
        upper.forEach(place -> path.lineTo(place.x(), place.y()));
        for (int i = lower.size() - 1; i >= 0; i--) {
          path.lineTo(lower.get(i).x(), lower.get(i).y());
        }
        path.closePath();
      }
    }
    return path;
  }

  /**
   * The runs of neighbours that have a place.
   *
   * @param side 0 to keep all extremes of a column, -1 to keep the highest on paper, 1 the lowest
   */
  private List<List<Place>> pieces(double[] xs, double[] ys, int side) {
    List<List<Place>> pieces = new ArrayList<>();
    List<Place> piece = null;
    Column column = null;
    for (int i = 0; i < xs.length; i++) {
      if (!x.has(xs[i]) || !y.has(ys[i])) {
        if (column != null) {
          column.leave(piece, side);
        }
        piece = null;
        column = null;
        continue;
      }
      Place place = new Place(x.at(xs[i]), y.at(ys[i]));
      if (piece == null) {
        piece = new ArrayList<>();
        pieces.add(piece);
      }
      if (column != null && Math.abs(place.x() - column.first.x()) < COLUMN) {
        column.see(place);
      } else {
        if (column != null) {
          column.leave(piece, side);
        }
        column = new Column(place);
      }
    }
    if (column != null) {
      column.leave(piece, side);
    }
    return pieces;
  }

  /** The points of a narrow column. */
  private static final class Column {
    private final Place first;
    private Place top;
    private Place bottom;
    private Place last;
    private boolean topFirst;

    Column(Place first) {
      this.first = first;
      top = first;
      bottom = first;
      last = first;
    }

    void see(Place place) {
      if (place.y() < top.y()) {
        top = place;
        topFirst = false;
      }
      if (place.y() > bottom.y()) {
        bottom = place;
        topFirst = true;
      }
      last = place;
    }

    void leave(List<Place> piece, int side) {
      if (side != 0) {
        piece.add(side < 0 ? top : bottom);
        return;
      }
      piece.add(first);
      for (Place each : topFirst ? List.of(top, bottom, last) : List.of(bottom, top, last)) {
        if (!each.equals(piece.get(piece.size() - 1))) {
          piece.add(each);
        }
      }
    }
  }
}
