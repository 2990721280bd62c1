// The section of the curves, and what the page shows: the view that tables share.

const LOWEST = 1e-30; // of the largest start: the bottom of a logarithmic picture
const HIGHEST = 1e6; // of the largest start or end that did not diverge: its top

class CurvesSection {
  /** changed is called when the metric or the way to sum up repeats is another. */
  constructor(methods, changed) {
    this.methods = methods;
    this.changed = changed;
    this.metrics = metricsOf(methods);
    this.axes = AXES.filter(axis => methods.some(method => method.runs.some(run => run.column(axis))));
    this.repeated = methods.some(method => method.runs.length > 1);
    this.view = {
      metric: this.metrics[0],
      axis: this.axes[0],
      logX: null, // null: as suits the axis
      logY: true,
      how: this.repeated ? 'log' : 'each',
      whole: false,
      off: new Set(),
    };
    this.picture = new Picture(byId('picture'), x => this.point(x), zoomed => { byId('reset-zoom').disabled = !zoomed; });
    this.controls();
  }

  controls() {
    const view = this.view;
    const set = (key, tell) => value => {
      view[key] = value;
      this.draw(false);
      if (tell) {
        this.changed();
      }
    };
    byId('curve-controls').append(
      choice('metric', 'Show', this.metrics.map(each => [each, labelOf(each)]), view.metric, set('metric', true)),
      choice('axis', 'against', this.axes.map(each => [each, labelOf(each)]), view.axis, value => { view.logX = null; set('axis')(value); }),
      tick('log-y', 'log y', true, set('logY')),
      tick('log-x', 'log x', false, set('logX')),
      ...(this.repeated ? [choice('spread', 'Repeats',
        [['log', 'mean and sd of logarithms'], ['plain', 'mean and sd'], ['each', 'each one']], view.how, set('how', true))] : []),
      tick('whole', 'whole range', false, set('whole')),
      element('button', {type: 'button', id: 'reset-zoom', disabled: true, onclick: () => this.picture.reset()}, 'Reset zoom'));
  }

  /** All curves of the view, shown or not. */
  curves() {
    const {metric, axis, how} = this.view;
    const key = [metric, axis, how].join();
    if (this.key !== key) {
      this.key = key;
      this.all = this.methods.flatMap(method => curvesOf(method, axis, metric, how));
    }
    return this.all;
  }

  draw(keep) {
    const {metric, axis, whole, off} = this.view;
    const curves = this.curves();
    const shown = curves.filter(curve => !off.has(curve.key));
    const positive = curves.some(curve => curve.y.some(value => value > 0));
    byId('log-y').disabled = !positive;
    const logY = this.view.logY && positive;
    const logX = this.view.logX ?? suitsLog(curves);
    byId('log-x').checked = logX;
    const range = rangeOf(shown, logX, logY, whole);
    this.picture.draw(shown, {column: axis, log: logX, ...range.x}, {column: metric, log: logY, ...range.y}, keep);
    byId('whole').parentElement.hidden = !range.clipped && !whole;
    this.legend(curves);
    byId('picture-note').textContent = this.note(shown, range, logX, logY);
  }

  note(shown, range, logX, logY) {
    const notes = [];
    const banded = shown.filter(curve => curve.low);
    if (banded.length > 0) {
      const most = Math.max(...banded.map(curve => curve.repeats));
      notes.push(`Lines: means ${this.view.how === 'log' ? 'of logarithms ' : ''}over ${most} repeats at the same round; bands: one standard deviation` +
        (this.view.how === 'log' ? ' of the logarithm.' : '.'));
    }
    if (shown.some(curve => curve.bound)) {
      notes.push('Thin dashes: bounds of theorems.');
    }
    if (range.clipped) {
      const ends = [range.below && `below ${number(range.below, 2)}`, range.above && `above ${number(range.above, 2)}`].filter(Boolean);
      notes.push(`What is ${ends.join(' and ')} is cut off: tick whole range to see it.`);
    }
    const hidden = logY ? shown.reduce((sum, curve) => sum + curve.y.reduce((n, value) => n + (value <= 0 ? 1 : 0), 0), 0) : 0;
    if (hidden > 0) {
      notes.push(`${hidden} values at or below zero have no place on a logarithmic axis.`);
    }
    if (logX) {
      notes.push('What is at zero of the logarithmic x axis, such as the start, is not shown.');
    }
    const thinned = this.methods.filter(method => method.recorded);
    if (thinned.length > 0) {
      const rows = Math.max(...thinned.flatMap(method => method.runs.map(run => run.rounds.length)));
      notes.push(`Runs of ${Math.max(...thinned.map(method => method.recorded))} rows are thinned to ${rows} here: ` +
        'of each stretch of rounds the lowest and the highest value of every metric over all repeats stay. curves.csv has all rows.');
    }
    notes.push('Drag to zoom, double-click to go back.');
    return notes.join(' ');
  }

  legend(curves) {
    const {off} = this.view;
    const keys = [...new Set(curves.map(curve => curve.key))];
    const all = hidden => () => {
      off.clear();
      if (hidden) {
        keys.forEach(key => off.add(key));
      }
      this.draw(true);
    };
    this.entries = keys.map(key => {
      const curve = curves.find(each => each.key === key);
      const value = element('span', {class: 'value'});
      const entry = element('button', {
        type: 'button', class: 'series', 'aria-pressed': String(!off.has(key)), 'data-key': key,
        onclick: () => {
          if (!off.delete(key)) {
            off.add(key);
          }
          this.draw(true);
          byId('legend').querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
        },
      }, swatch(curve.place, curve.dash), element('span', {class: 'name'}, curve.name), value,
        curve.told ? element('span', {class: 'more'}, curve.told) : null);
      return {key, value, entry};
    });
    this.position = element('span', {class: 'quiet'});
    byId('legend').replaceChildren(
      element('div', {class: 'head'}, this.position, element('span', {},
        element('button', {type: 'button', id: 'all-on', onclick: all(false)}, 'all'), ' ',
        element('button', {type: 'button', id: 'all-off', onclick: all(true)}, 'none'))),
      element('div', {class: 'entries'}, ...this.entries.map(each => each.entry)));
    this.point(null);
  }

  /** Shows the values at an x, or the last ones. */
  point(x) {
    const {axis, metric} = this.view;
    this.position.textContent = x === null ? 'last values' : `at ${valueOf(axis, axis === 'round' ? Math.round(x) : x)} ${labelOf(axis)}`;
    for (const {key, value} of this.entries) {
      const texts = this.all.filter(curve => curve.key === key).map(curve => {
        const row = x === null ? curve.x.length - 1 : rowAt(curve.x, x);
        return row < 0 ? null : valueOf(metric, curve.y[row], 5);
      }).filter(text => text !== null);
      value.textContent = texts.length > 3 ? `${texts[0]} \u2026 ${texts[texts.length - 1]}` : texts.join(', ');
    }
  }
}

/** What can be shown: the excess loss first, bounds with what they bound, counts at the end. */
function metricsOf(methods) {
  const names = new Set(methods.flatMap(method => method.runs.flatMap(run => run.names())));
  const order = ['excess_loss', 'loss', 'gradient_norm', 'distance'];
  const rest = [...names].filter(name => !order.includes(name) && !AXES.includes(name) && !names.has(boundedBy(name)));
  const counts = AXES.filter(name => name !== 'round' && (names.has(name) || names.has(name.replace('total', 'up'))));
  return [...order.filter(name => names.has(name)), ...rest, ...counts];
}

/** The column that a bound is about; null for one that is no bound. */
function boundedBy(name) {
  return name.startsWith('bound_') ? name.replace(/^bound_(realised_)?/, '') : null;
}

function statusOf(method, repeat) {
  return (method.summary.runs ?? []).find(run => run.repeat === repeat) ?? {status: method.summary.status};
}

/** What to tell of a method besides its name: how its runs ended where they did not finish. */
function endOf(method) {
  const status = method.summary.status;
  const round = method.summary[status + '_round'];
  return status === 'finished' ? null : status + (round === undefined ? '' : ` at round ${round}`);
}

function curvesOf(method, axis, metric, how) {
  const runs = method.runs;
  const base = {place: method.place, dash: dashOf(method.place), key: method.label, name: method.label, told: endOf(method)};
  const curves = [];
  if (how === 'each') {
    for (const run of runs) {
      const curve = meanCurve([run], axis, metric, how);
      if (curve) {
        const diverged = statusOf(method, run.repeat).status === 'diverged';
        curves.push({...base, ...curve, repeats: 1, thin: runs.length > 1, diverged, ended: diverged});
      }
    }
  } else {
    const curve = meanCurve(runs, axis, metric, how);
    if (curve) {
      const diverged = method.summary.status === 'diverged';
      curves.push({...base, ...curve, repeats: runs.length, diverged, ended: diverged});
    }
  }
  const bounds = new Set(runs.flatMap(run => run.names()).filter(name => boundedBy(name) === metric));
  for (const name of bounds) {
    const curve = meanCurve(runs.filter(run => run.column(name)), axis, name, 'plain');
    curves.push({
      ...base, ...curve, low: null, high: null, bound: true, dash: BOUND_DASH, told: null,
      key: method.label + ' ' + name,
      name: `${method.label}: ${name.startsWith('bound_realised_') ? 'bound that follows the run' : 'bound of theory'}`,
    });
  }
  return curves.filter(curve => curve.x.length > 0);
}

/** Whether curves end so far apart along x that only a logarithmic axis shows them all. */
function suitsLog(curves) {
  const ends = curves.filter(curve => !curve.diverged).map(curve => curve.x[curve.x.length - 1]).filter(x => x > 0);
  return ends.length > 1 && Math.max(...ends) > 8 * Math.min(...ends);
}

function extremes(arrays, log) {
  let low = Infinity;
  let high = -Infinity;
  for (const array of arrays) {
    for (const value of array) {
      if (Number.isFinite(value) && (!log || value > 0)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }
  return [low, high];
}

/** The ranges of x and y that show curves that converge beside curves that diverge. */
function rangeOf(curves, logX, logY, whole) {
  let [xLow, xHigh] = extremes(curves.map(curve => curve.x), logX);
  if (!(xLow < xHigh)) {
    [xLow, xHigh] = Number.isFinite(xLow) ? (logX ? [xLow / 2, xLow * 2] : [xLow - 1, xLow + 1]) : [1, 10];
  }
  const values = curves.flatMap(curve => curve.low ? [curve.y, curve.low, curve.high] : [curve.y]);
  const [lowest, highest] = extremes(values, logY);
  if (!Number.isFinite(lowest)) {
    return {x: {low: xLow, high: xHigh}, y: {low: 1, high: 10}, clipped: false};
  }
  let [low, high] = [lowest, highest];
  if (!whole) {
    const measured = curves.filter(curve => !curve.bound);
    const calm = measured.filter(curve => !curve.diverged);
    const starts = measured.map(curve => curve.y[0]);
    const [, settled] = extremes([starts, ...calm.map(curve => curve.y)], logY);
    const [, start] = extremes([starts], logY);
    if (logY) {
      high = Math.min(high, Number.isFinite(settled) ? settled * HIGHEST : high);
      low = Math.max(low, Number.isFinite(start) ? start * LOWEST : low);
    } else if (calm.length > 0 && Number.isFinite(settled)) {
      const [calmLow] = extremes(calm.map(curve => curve.y), false);
      low = Math.max(low, calmLow);
      high = Math.min(high, settled + 0.2 * (settled - calmLow));
    }
  }
  const clipped = low > lowest || high < highest;
  const cut = {clipped, below: low > lowest ? low : null, above: high < highest ? high : null};
  if (logY) {
    const room = high > low ? (high / low) ** 0.03 : 2;
    return {x: {low: xLow, high: xHigh}, y: {low: low / room, high: high * room}, ...cut};
  }
  const room = high > low ? 0.03 * (high - low) : Math.abs(high) / 2 || 1;
  return {x: {low: xLow, high: xHigh}, y: {low: low - room, high: high + room}, ...cut};
}
