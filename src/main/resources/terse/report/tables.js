// Final values, and what it costs to reach an eps.

const COSTS = ['bits_total', 'bits_up', 'bits_down', 'round', 'epoch', 'virtual_seconds'];
const ENDS = {finished: 0, diverged: 2, failed: 3, interrupted: 1};

function methodCell(method) {
  return element('span', {class: 'marked'}, swatch(method.place), element('span', {}, method.label));
}

function statusCell(method) {
  return element('span', {class: method.summary.status === 'finished' ? undefined : 'bad'}, endOf(method) ?? 'finished');
}

function finalTable(methods, metrics, metric, how) {
  const shown = metrics.filter(name => !AXES.includes(name));
  const chosen = shown.includes(metric) ? metric : shown[0];
  const scale = how === 'each' ? 'plain' : how;
  const value = (method, name) => {
    const values = method.runs.map(run => last(run, name));
    return values.length === 0 ? {mean: NaN, low: NaN, high: NaN} : interval(values, scale);
  };
  const key = method => [ENDS[method.summary.status] ?? 0, value(method, chosen).mean];
  const rows = [...methods].sort((a, b) => {
    const [endA, valueA] = key(a);
    const [endB, valueB] = key(b);
    return endA - endB || (Number.isNaN(valueA) ? 1 : 0) - (Number.isNaN(valueB) ? 1 : 0) || valueA - valueB;
  });
  const column = name => ({
    head: labelOf(name), sorted: name === chosen, cell: method => withInterval(name, value(method, name)),
  });
  byId('final-table').replaceChildren(table([
    {head: 'method', class: 'label', cell: methodCell},
    column(chosen),
    {head: 'status', class: 'text', cell: statusCell},
    column('round'),
    column('bits_up'),
    column('bits_down'),
    ...shown.filter(name => name !== chosen).map(column),
  ], rows));
  byId('final-note').textContent = `Last recorded values, best ${labelOf(chosen)} first; runs that did not finish come last.` +
    (methods.some(method => method.runs.length > 1)
      ? ` Means ${scale === 'log' ? 'of logarithms ' : ''}over repeats, below them the ${100 * page.confidence} % confidence interval by Student's t with n \u2212 1 degrees of freedom for n repeats` +
        (scale === 'log' ? ', of the logarithm. Plain means, as in summary.json: choose mean and sd above.' : '.')
      : '');
}

/** A power of ten that about half of the methods reach. */
function likelyEps(methods, metric) {
  const ends = methods.map(method => Math.max(...method.runs.map(run => last(run, metric))))
    .filter(value => value > 0 && Number.isFinite(value)).sort((a, b) => a - b);
  if (ends.length === 0) {
    return 0;
  }
  return Number('1e' + Math.ceil(Math.log10(ends[Math.floor((ends.length - 1) / 2)]) - 1e-9));
}

class ReachSection {
  constructor(methods) {
    this.methods = methods;
    this.input = element('input', {type: 'text', id: 'eps', inputmode: 'decimal', spellcheck: 'false', oninput: () => this.draw()});
    byId('reach-controls').append(element('label', {for: 'eps'}, element('span', {id: 'reach-metric'}), this.input));
  }

  /** Another metric, with an eps that suits it. */
  show(metric) {
    if (metric !== this.metric) {
      this.metric = metric;
      byId('reach-metric').textContent = labelOf(metric) + ' \u2264';
      this.input.value = String(likelyEps(this.methods, metric));
      this.draw();
    }
  }

  draw() {
    const eps = Number(this.input.value);
    const valid = this.input.value.trim() !== '' && Number.isFinite(eps);
    this.input.setAttribute('aria-invalid', String(!valid));
    if (!valid) {
      byId('reach-note').textContent = 'ε must be a number, such as 1e-6.';
      byId('reach-table').replaceChildren();
      return;
    }
    const costs = COSTS.filter(cost => this.methods.some(method => method.runs.some(run => run.column(cost))));
    const rows = this.methods.map(method => costsOf(method, this.metric, eps, costs));
    rows.sort((a, b) => b.whole - a.whole || b.reached - a.reached || a.means.get('bits_total').mean - b.means.get('bits_total').mean);
    const cost = name => ({
      head: labelOf(name), sorted: name === 'bits_total',
      cell: row => row.whole ? withInterval(name, row.means.get(name)) : '\u2013',
    });
    byId('reach-table').replaceChildren(table([
      {head: 'method', class: 'label', cell: row => methodCell(row.method)},
      {head: 'reached by', class: 'text', cell: row => `${row.reached} of ${row.repeats}`},
      ...costs.map(cost),
    ], rows));
    const repeated = this.methods.some(method => method.runs.length > 1);
    byId('reach-note').textContent = 'At the first recorded round with a value of at most ε; fewest bits first.' +
      (repeated ? ` Means over repeats, below them the ${100 * page.confidence} % confidence interval by Student's t with n \u2212 1 degrees of freedom for n repeats; ` +
        'none where a repeat does not get there.' : '') +
      (this.methods.some(method => method.recorded) ? ' Of thinned runs the round is that of a kept row, at most a stretch late.' : '');
  }
}

/** What each repeat of a method had spent when it first reached eps. */
function costsOf(method, metric, eps, costs) {
  const firsts = method.runs.map(run => firstAtMost(run, metric, eps));
  const reached = firsts.filter(row => row >= 0).length;
  const repeats = Math.max(firsts.length, method.summary.runs?.length ?? 0);
  const whole = reached > 0 && reached === repeats;
  const means = new Map(costs.map(cost => [cost, whole
    ? interval(method.runs.map((run, r) => run.column(cost)?.[firsts[r]] ?? NaN), 'plain')
    : {mean: NaN, low: NaN, high: NaN}]));
  return {method, reached, repeats, whole, means};
}
