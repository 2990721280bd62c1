// What a sweep found: the best of each method, and two of the swept keys against the loss.

const SHOWN = {equal: 'at equal bits', last: 'at the end', min: 'lowest recorded'};
const HEAT = [[253, 231, 37], [94, 201, 98], [33, 145, 140], [59, 82, 139], [68, 1, 84]]; // viridis: bright is low
const LISTED = 2000; // rows of the table of all points

/** A colour between those of HEAT: 0 is the lowest value, 1 the highest. */
function heatOf(share) {
  const at = Math.min(HEAT.length - 2, Math.floor(share * (HEAT.length - 1)));
  const within = share * (HEAT.length - 1) - at;
  return HEAT[at].map((from, i) => Math.round(from + within * (HEAT[at + 1][i] - from)));
}

function rgb(colour) {
  return `rgb(${colour.join(', ')})`;
}

/** Black or white, whichever has more contrast to this colour (by WCAG's relative luminance). */
function inkOn(colour) {
  const [r, g, b] = colour.map(each => each / 255).map(each => each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000' : '#fff';
}

function svg(name, attributes, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** Where a value stands between the lowest and the highest: on a logarithmic scale if all are above 0. */
function scaleFor(values) {
  const known = values.filter(Number.isFinite);
  const log = known.every(value => value > 0);
  const there = log ? Math.log : value => value;
  const low = Math.min(...known.map(there));
  const high = Math.max(...known.map(there));
  return {log, low: Math.min(...known), high: Math.max(...known), share: value => high > low ? (there(value) - low) / (high - low) : 0};
}

class SweepSection {
  constructor(sweep) {
    this.sweep = sweep;
    this.view = {shown: 'equal', x: 0, y: Math.min(1, sweep.keys.length - 1)};
    byId('sweep').hidden = false;
    let place = 0;
    for (const [m, method] of sweep.methods.entries()) {
      method.keys = sweep.keys.map((key, k) => k).filter(k => sweep.keys[k].methods.includes(m));
      method.place = method.best === null ? null : place++;
    }
    byId('sweep-note').textContent = `${sweep.count} points` + (sweep.shard ? ` of ${sweep.of}, shard ${sweep.shard}` : '') +
      `: ${sweep.keys.map(key => key.path).join(', ')}. The ${sweep.rule}.`;
    for (const warning of [...sweep.warnings, ...sweep.methods.flatMap(each => each.warnings.map(text => `${each.name}: ${text}`))]) {
      byId('sweep-warnings').append(element('p', {class: 'note'}, warning));
    }
    this.bestTable();
    if (!sweep.whole) {
      byId('sweep-maps').append(element('p', {class: 'quiet'}, 'There are too many points for a page: all of them are in sweep.csv.'));
      return;
    }
    this.controls();
    this.draw();
    this.allTable();
    if (sweep.keys.length === 1) {
      new ResizeObserver(() => this.resized()).observe(byId('sweep-maps'));
    }
  }

  controls() {
    const {keys} = this.sweep;
    const set = name => value => {
      this.view[name] = name === 'shown' ? value : Number(value);
      if (this.view.x === this.view.y) {
        const other = name === 'x' ? 'y' : 'x';
        this.view[other] = keys.findIndex((key, k) => k !== this.view.x);
        byId('sweep-' + other).value = String(this.view[other]);
      }
      this.draw();
    };
    const entries = keys.map((key, k) => [String(k), key.path]);
    byId('sweep-controls').append(
      choice('sweep-shown', labelOf(this.sweep.metric), Object.entries(SHOWN), this.view.shown, set('shown')),
      ...(keys.length > 1 ? [
        choice('sweep-x', 'across', entries, String(this.view.x), set('x')),
        choice('sweep-y', 'down', entries, String(this.view.y), set('y'))] : []));
  }

  /** The values of a point, of those keys that change the method. */
  at(method, p) {
    const [, ...places] = this.sweep.points[p];
    return method.keys.filter(k => this.sweep.keys[k].values[places[k]] !== '')
      .map(k => `${this.sweep.keys[k].name} = ${this.sweep.keys[k].values[places[k]]}`).join(', ');
  }

  /** The best of some points: the lowest that finished, else how the first of them ended. */
  cell(method, points) {
    let best = null;
    for (const p of points) {
      const value = method[this.view.shown][p];
      if (method.status[p] === 'finished' && value !== null && (best === null || value < method[this.view.shown][best])) {
        best = p;
      }
    }
    return best === null ? {p: points[0], value: NaN, status: method.status[points[0]]} : {p: best, value: method[this.view.shown][best], status: 'finished'};
  }

  /** For each value of one key, for each of the other: the best point that has both; null where there is none. */
  grid(method) {
    const {x, y} = this.view;
    const {keys, points} = this.sweep;
    const valuesOf = k => method.keys.includes(k) ? keys[k].values.map((value, i) => i) : [null];
    const columns = valuesOf(x);
    const rows = y === x ? [null] : valuesOf(y);
    const fits = (p, k, place) => place === null || points[p][1 + k] === place;
    const cells = rows.map(row => columns.map(column => {
      const those = points.map((point, p) => p).filter(p => fits(p, x, column) && fits(p, y, row));
      return those.length === 0 ? null : this.cell(method, those);
    }));
    return {columns, rows, cells};
  }

  draw() {
    const {sweep} = this;
    byId('sweep-maps').replaceChildren(...(sweep.keys.length === 1 ? [this.line()] : sweep.methods.map(method => this.map(method))));
    const others = sweep.keys.length - 2;
    byId('sweep-maps-note').textContent = sweep.keys.length === 1
      ? 'A cross at the top is a point at which the method did not finish.'
      : `Bright is low; each method has a scale of its own, logarithmic where all values are above 0. The frame marks the lowest.${
        others > 0 ? ' The other keys are at their best.' : ''} A key that cannot change a method has no axis in its map.`;
  }

  map(method) {
    const {columns, rows, cells} = this.grid(method);
    const {keys} = this.sweep;
    const {x, y} = this.view;
    const values = cells.flat().filter(Boolean).map(each => each.value);
    const scale = scaleFor(values);
    const lowest = Math.min(...values.filter(Number.isFinite));
    const text = (k, place) => place === null ? 'any' : keys[k].values[place] === '' ? 'as written' : keys[k].values[place];
    let marked = false;
    const shown = cell => {
      if (cell === null) {
        return element('td', {});
      }
      const title = `${this.at(method, cell.p) || 'any point'}: ${cell.status}${Number.isNaN(cell.value) ? '' : ', ' + cell.value}`;
      if (Number.isNaN(cell.value)) {
        return element('td', {class: 'lost', title}, cell.status === 'diverged' ? 'div.' : cell.status);
      }
      const colour = heatOf(scale.share(cell.value));
      const best = !marked && cell.value === lowest;
      marked = marked || best;
      const td = element('td', {class: best ? 'best' : undefined, title}, number(cell.value, 3));
      td.style.background = rgb(colour);
      td.style.color = inkOn(colour);
      return td;
    };
    const corner = method.keys.includes(y) && y !== x ? keys[y].name : '';
    const head = element('thead', {},
      element('tr', {}, element('th', {}), element('th', {colspan: columns.length, class: 'axis'}, method.keys.includes(x) ? keys[x].name : '')),
      element('tr', {}, element('th', {scope: 'col', class: 'axis'}, corner), ...columns.map(each => element('th', {scope: 'col'}, text(x, each)))));
    const body = element('tbody', {}, ...rows.map((row, r) =>
      element('tr', {}, element('th', {scope: 'row'}, corner === '' ? '' : text(y, row)), ...cells[r].map(shown))));
    return element('figure', {class: 'map'},
      element('figcaption', {}, method.name),
      element('div', {class: 'wide'}, element('table', {class: 'heat'}, head, body)),
      Number.isFinite(scale.low) ? this.scaleBar(scale) : element('p', {class: 'quiet'}, 'It finished at no point.'));
  }

  scaleBar(scale) {
    const bar = element('i', {class: 'bar'});
    bar.style.background = `linear-gradient(to right, ${HEAT.map(rgb).join(', ')})`;
    return element('div', {class: 'scale quiet'}, number(scale.low, 3), bar, number(scale.high, 3) + (scale.log ? ', log' : ''));
  }

  resized() {
    if (this.drawnWidth !== byId('sweep-maps').clientWidth) {
      this.draw();
    }
  }

  /** One swept key: a line for each method. */
  line() {
    const {keys, methods} = this.sweep;
    this.drawnWidth = byId('sweep-maps').clientWidth;
    const width = Math.max(280, this.drawnWidth);
    const [height, left, right, top, bottom] = [340, 62, 16, 16, 64];
    const lines = methods.map(method => this.grid(method)).map((grid, m) =>
      keys[0].values.map((value, i) => grid.cells[0][methods[m].keys.includes(0) ? i : 0]));
    const values = lines.flat().filter(Boolean).map(each => each.value);
    const scale = scaleFor(values);
    const xOf = i => left + (width - left - right) * (i + 0.5) / keys[0].values.length;
    const yOf = value => height - bottom - (height - top - bottom) * scale.share(value);
    const picture = svg('svg', {width, height, class: 'swept', role: 'img', 'aria-label': `${labelOf(this.sweep.metric)} against ${keys[0].path}`});
    const marks = !Number.isFinite(scale.low) || scale.low === scale.high ? [] : (scale.log ? logMarks : linearMarks)(scale.low, scale.high, 6);
    for (const mark of marks) {
      const label = svg('text', {x: left - 6, y: yOf(mark) + 4, 'text-anchor': 'end'});
      label.textContent = markText(this.sweep.metric, mark, scale.log);
      picture.append(svg('line', {x1: left, x2: width - right, y1: yOf(mark), y2: yOf(mark), class: 'grid'}), label);
    }
    const every = Math.ceil(keys[0].values.length * 70 / (width - left - right));
    keys[0].values.forEach((value, i) => {
      if (i % every === 0) {
        const label = svg('text', {x: xOf(i), y: height - bottom + 18, 'text-anchor': 'middle'});
        label.textContent = value === '' ? 'as written' : value;
        picture.append(label);
      }
    });
    const title = svg('text', {x: (left + width - right) / 2, y: height - bottom + 44, 'text-anchor': 'middle', class: 'name'});
    title.textContent = keys[0].path;
    picture.append(title);
    methods.forEach((method, m) => {
      const place = method.place ?? methods.length;
      const stroke = COLOURS[place % COLOURS.length] === 'front' ? 'var(--front)' : colourOf(place);
      let path = '';
      lines[m].forEach((cell, i) => {
        const known = cell !== null && !Number.isNaN(cell.value);
        path += known ? `${path === '' || path.endsWith(' ') ? 'M' : 'L'}${xOf(i)},${yOf(cell.value)}` : ' ';
        if (cell === null) {
          return;
        }
        const about = svg('title', {});
        about.textContent = `${method.name}, ${this.at(method, cell.p)}: ${cell.status}${known ? ', ' + cell.value : ''}`;
        const at = known ? [xOf(i), yOf(cell.value)] : [xOf(i) + 5 * (m - (methods.length - 1) / 2), top];
        const dot = known ? svg('circle', {cx: at[0], cy: at[1], r: 4}, about)
          : svg('path', {d: `M${at[0] - 4},${at[1] - 4}l8,8m0,-8l-8,8`, 'stroke-width': 2}, about);
        dot.style[known ? 'fill' : 'stroke'] = stroke;
        picture.append(dot);
      });
      const drawn = svg('path', {d: path, fill: 'none', 'stroke-width': 2, 'stroke-dasharray': dashOf(place).join(' ')});
      drawn.style.stroke = stroke;
      picture.append(drawn);
    });
    return element('figure', {class: 'map line'}, picture, element('div', {class: 'key'}, ...methods.map(method =>
      element('span', {class: 'marked'}, swatch(method.place ?? methods.length), method.name))));
  }

  bestTable() {
    const {keys, methods, metric} = this.sweep;
    byId('sweep-best').replaceChildren(table([
      {head: 'method', class: 'label', cell: each => each.place === null ? each.name : element('span', {class: 'marked'}, swatch(each.place), each.name)},
      ...keys.map((key, k) => ({head: key.name, class: 'text', cell: each => each.at === null ? '\u2013' : each.keys.includes(k) ? each.at[k] || 'as written' : 'any'})),
      {head: 'first step size', cell: each => number(each.stepsize)},
      {head: labelOf(metric) + ', at equal bits', sorted: true, cell: each => number(each.value)},
      {head: 'equal bits, both ways', cell: each => each.budget === null ? '\u2013' : count(each.budget)},
      {head: 'finished', cell: each => String(each.finished)},
      {head: 'diverged', cell: each => String(each.diverged)},
      {head: 'failed', cell: each => String(each.failed)},
    ], methods));
  }

  allTable() {
    const {keys, methods, points, metric} = this.sweep;
    const rows = points.flatMap((point, p) => methods.map(method => ({method, p, point})));
    const value = name => row => number(row.method[name][row.p]);
    byId('sweep-all').replaceChildren(fold(`All points (${rows.length} rows)`, false,
      rows.length > LISTED ? element('p', {class: 'quiet'}, `The first ${LISTED} rows; all of them are in sweep.csv.`) : null,
      element('div', {class: 'wide'}, table([
        {head: 'method', class: 'label', cell: row => row.method.name},
        {head: 'point', cell: row => String(row.point[0])},
        ...keys.map((key, k) => ({head: key.name, class: 'text', cell: row => key.values[row.point[1 + k]] || 'as written'})),
        {head: 'status', class: 'text', cell: row => element('span', {class: row.method.status[row.p] === 'finished' ? undefined : 'bad'}, row.method.status[row.p])},
        {head: 'first step size', cell: value('first')},
        {head: labelOf(metric) + ', at equal bits', sorted: true, cell: value('equal')},
        {head: 'at the end', cell: value('last')},
        {head: 'lowest recorded', cell: value('min')},
        {head: 'bits, both ways', cell: row => row.method.bits[row.p] === null ? '\u2013' : count(row.method.bits[row.p])},
      ], rows.slice(0, LISTED)))));
  }
}
