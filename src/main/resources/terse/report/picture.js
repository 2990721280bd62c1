// A picture of curves: uPlot has axes, zoom and cursor, the lines and bands are drawn here.

const FAR = 1e5; // pixels: what is farther out is not told apart

class Picture {
  /** told is called with the x under the cursor, or null; zoomed when the window has changed. */
  constructor(host, told, zoomed) {
    this.host = host;
    this.told = told;
    this.zoomed = zoomed;
    this.window = null;
    new ResizeObserver(() => this.fit()).observe(host);
  }

  width() {
    return Math.max(240, Math.floor(this.host.clientWidth));
  }

  height() {
    return Math.max(300, Math.min(480, Math.round(this.width() * 0.55)));
  }

  fit() {
    if (this.plot && this.plot.width !== this.width()) {
      this.plot.setSize({width: this.width(), height: this.height()});
    }
  }

  /**
   * Draws curves {x, y, low, high, place, dash, bound, ended} in the ranges of
   * x and y: {column, log, low, high}. The window that was zoomed into stays where keep says so.
   */
  draw(curves, x, y, keep) {
    this.curves = curves;
    this.x = x;
    this.y = y;
    if (!keep) {
      this.window = null;
    }
    const zoom = this.window;
    this.plot?.destroy();
    this.plot = null;
    this.dots = [];
    this.plot = new uPlot(this.options(), [[x.low, x.high], ...curves.map(() => [null, null])], this.host);
    if (zoom) {
      this.plot.batch(() => {
        this.plot.setScale('x', zoom.x);
        this.plot.setScale('y', zoom.y);
      });
    }
    this.watch();
  }

  options() {
    const narrow = this.width() < 560;
    const axis = (which, side) => ({
      scale: which,
      side,
      stroke: theme('front'),
      grid: {stroke: theme('grid'), width: 1},
      ticks: {stroke: theme('line'), width: 1, size: 5},
      border: {show: true, stroke: theme('line'), width: 1},
      font: '12px system-ui, sans-serif',
      labelFont: '13px system-ui, sans-serif',
      label: labelOf(this[which].column),
      labelSize: 22,
      size: which === 'y' ? (narrow ? 48 : 56) : 36,
      splits: (plot, i, low, high) => {
        const most = Math.max(3, Math.floor(which === 'y' ? this.height() / 40 : this.width() / 90));
        return (this[which].log ? logMarks : linearMarks)(low, high, most);
      },
      filter: (plot, marks) => marks,
      values: (plot, marks) => marks.map(mark => markText(this[which].column, mark, this[which].log)),
    });
    return {
      width: this.width(),
      height: this.height(),
      legend: {show: false},
      padding: [10, 20, 0, 0],
      cursor: {drag: {x: true, y: true, uni: 30, dist: 4}, points: {show: false}},
      scales: {
        x: {time: false, distr: this.x.log ? 3 : 1, range: (plot, low, high) => [low, high]},
        y: {distr: this.y.log ? 3 : 1, auto: (plot, resetting) => resetting, range: () => [this.y.low, this.y.high]},
      },
      axes: [axis('x', 2), axis('y', 3)],
      series: [{}, ...this.curves.map(curve => this.series(curve))],
      hooks: {setCursor: [plot => this.point(plot)], setScale: [() => this.scaled()]},
    };
  }

  series(curve) {
    const colour = colourOf(curve.place);
    return {
      scale: 'y',
      stroke: colour,
      width: curve.bound ? 1.5 : curve.thin ? 1 : 2,
      dash: curve.dash,
      fill: curve.low ? transparent(colour, 0.16) : undefined,
      points: {show: false},
      paths: plot => ({stroke: this.line(plot, curve), fill: this.band(plot, curve), clip: null, band: null, gaps: null, flags: 0}),
    };
  }

  watch() {
    const reset = () => this.point(this.plot);
    this.plot.over.addEventListener('mouseleave', reset);
    this.scaled();
  }

  reset() {
    this.plot.setData(this.plot.data);
  }

  scaled() {
    const scales = this.plot?.scales;
    if (!scales || scales.x.min == null) {
      return;
    }
    const {x, y} = scales;
    const whole = x.min === this.x.low && x.max === this.x.high && y.min === this.y.low && y.max === this.y.high;
    this.window = whole ? null : {x: {min: x.min, max: x.max}, y: {min: y.min, max: y.max}};
    this.zoomed(this.window !== null);
  }

  /** Canvas pixels of a row, or null where it cannot be drawn. */
  pixel(plot, x, y) {
    if (Number.isNaN(y) || Number.isNaN(x) || (this.x.log && x <= 0) || (this.y.log && y <= 0)) {
      return null;
    }
    const clamp = value => Math.max(-FAR, Math.min(FAR, value));
    return [clamp(plot.valToPos(x, 'x', true)), clamp(plot.valToPos(y, 'y', true))];
  }

  /** The rows in view, and one more on either side. */
  rows(plot, x) {
    const {min, max} = plot.scales.x;
    return [Math.max(0, firstFrom(x, min) - 1), Math.min(x.length - 1, firstFrom(x, max) + 1)];
  }

  /** A line through first, lowest, highest and last of the rows that share a column of pixels. */
  line(plot, {x, y, ended}) {
    const path = new Path2D();
    const [from, to] = this.rows(plot, x);
    let open = false;
    let column = null;
    const flush = () => {
      if (column) {
        const [a, b] = column.lowAt < column.highAt ? [column.low, column.high] : [column.high, column.low];
        path.lineTo(column.x, a);
        path.lineTo(column.x, b);
        path.lineTo(column.x, column.last);
        column = null;
      }
    };
    for (let i = from; i <= to; i++) {
      const at = this.pixel(plot, x[i], y[i]);
      if (at === null) {
        flush();
        open = false;
        continue;
      }
      const [px, py] = at;
      if (!open) {
        path.moveTo(px, py);
        open = true;
      }
      if (column && Math.abs(column.x - px) < 0.5) {
        if (py < column.low) { column.low = py; column.lowAt = i; }
        if (py > column.high) { column.high = py; column.highAt = i; }
        column.last = py;
      } else {
        flush();
        column = {x: px, low: py, high: py, lowAt: i, highAt: i, last: py};
        path.lineTo(px, py);
      }
    }
    flush();
    const end = ended && to === x.length - 1 ? this.pixel(plot, x[to], y[to]) : null;
    if (end) {
      const arm = 5 * devicePixelRatio;
      for (const side of [-arm, arm]) {
        path.moveTo(end[0] - side, end[1] - arm);
        path.lineTo(end[0] + side, end[1] + arm);
      }
    }
    return path;
  }

  band(plot, {x, low, high}) {
    if (!low) {
      return null;
    }
    const path = new Path2D();
    const [from, to] = this.rows(plot, x);
    let upper = [];
    let lower = [];
    const flush = () => {
      if (upper.length > 1) {
        [...upper, ...lower.reverse()].forEach(([px, py], i) => i === 0 ? path.moveTo(px, py) : path.lineTo(px, py));
        path.closePath();
      }
      upper = [];
      lower = [];
    };
    for (let i = from; i <= to; i++) {
      const top = this.pixel(plot, x[i], high[i]);
      if (top === null || Number.isNaN(low[i])) {
        flush();
      } else {
        upper.push(top);
        lower.push(this.pixel(plot, x[i], low[i]) ?? [top[0], FAR]);
      }
    }
    flush();
    return path;
  }

  /** Shows where the curves are at the cursor. */
  point(plot) {
    const shown = plot.cursor.left >= 0 && plot.cursor.left !== null;
    const x = shown ? plot.posToVal(plot.cursor.left, 'x') : null;
    this.told(x);
    this.curves.forEach((curve, i) => {
      this.dots[i] ??= plot.over.appendChild(element('span', {class: 'dot'}));
      const row = x === null ? -1 : rowAt(curve.x, x);
      const left = row < 0 ? NaN : plot.valToPos(curve.x[row], 'x');
      const top = row < 0 || (this.y.log && curve.y[row] <= 0) ? NaN : plot.valToPos(curve.y[row], 'y');
      const inside = top >= 0 && top <= plot.over.clientHeight && left >= 0 && left <= plot.over.clientWidth;
      Object.assign(this.dots[i].style, inside
        ? {display: '', left: left + 'px', top: top + 'px', background: colourOf(curve.place)} : {display: 'none'});
    });
  }
}

/** The first index from which on the ascending values are at least this. */
function firstFrom(values, bound) {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < bound) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The row nearest to an x; -1 beyond the ends of the curve. */
function rowAt(xs, x) {
  const n = xs.length;
  const slack = n > 1 ? (xs[n - 1] - xs[0]) * 0.01 : 0;
  if (n === 0 || x < xs[0] - slack || x > xs[n - 1] + slack) {
    return -1;
  }
  const after = Math.min(n - 1, firstFrom(xs, x));
  return after > 0 && x - xs[after - 1] < xs[after] - x ? after - 1 : after;
}
