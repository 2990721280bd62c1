// The ledger as stacked bars: components of both directions, under each convention.

const COMPONENT_COLOURS = ['#0072b2', '#e69f00', '#009e73', '#56b4e9', '#cc79a7', '#d55e00', '#999999'];
const SENT = 'sent';

class LedgerSection {
  constructor(methods) {
    this.methods = methods.filter(method => Object.keys(method.ledger).length > 0);
    this.conventions = [...new Set(this.methods.flatMap(method => method.study.conventions))];
    this.components = [...new Set(this.methods.flatMap(method => Object.values(method.ledger).flatMap(way => Object.keys(way))))];
    this.what = 'convention ' + SENT;
    this.share = false;
    const entries = [
      ...this.conventions.map(each => ['convention ' + each, `all methods, bits ${each === SENT ? 'as sent' : 'by ' + each}`]),
      ...(this.conventions.length > 1 ? this.methods.map(each => ['method ' + each.label, `all conventions for ${each.label}`]) : []),
    ];
    byId('ledger-controls').append(
      choice('ledger-what', 'Show', entries, this.what, value => { this.what = value; this.draw(); }),
      tick('ledger-share', 'as shares', false, value => { this.share = value; this.draw(); }));
  }

  /** The bars: a name, and for each direction bits by component. */
  rows() {
    const bits = (method, convention) => {
      const c = method.study.conventions.indexOf(convention);
      return Object.entries(method.ledger).map(([way, parts]) => ({
        way, left: leftAsSent(method, convention, way),
        parts: this.components.map(component => c < 0 ? NaN : parts[component]?.[c] ?? 0),
      }));
    };
    const [kind, name] = [this.what.slice(0, this.what.indexOf(' ')), this.what.slice(this.what.indexOf(' ') + 1)];
    if (kind === 'convention') {
      return this.methods.map(method => ({name: method.label, ways: bits(method, name)}));
    }
    const method = this.methods.find(each => each.label === name);
    return method.study.conventions.map(convention => ({name: convention === SENT ? 'as sent' : convention, ways: bits(method, convention)}));
  }

  draw() {
    const rows = this.rows();
    const total = parts => parts.reduce((sum, part) => sum + part, 0);
    const totals = rows.flatMap(row => row.ways.map(each => total(each.parts))).filter(Number.isFinite);
    const most = Math.max(0, ...totals);
    const used = this.components.filter((component, i) => rows.some(row => row.ways.some(each => each.parts[i] > 0)));
    byId('ledger-key').replaceChildren(...used.map(component =>
      element('span', {}, element('i', {style: `background: ${this.colour(component)}`}), component)));
    let left = false;
    const cells = rows.flatMap(row => [
      element('div', {class: 'name last'}, row.name),
      ...row.ways.flatMap((each, w) => {
        const sum = total(each.parts);
        left ||= each.left > 0;
        const end = w === row.ways.length - 1 ? ' last' : '';
        return [element('div', {class: 'way' + end}, each.way), this.bar(each, sum, most, end)];
      }),
    ]);
    byId('ledger-bars').replaceChildren(...cells);
    byId('ledger-note').textContent = 'Payload bits over all links and rounds, means over repeats.' +
      (left ? ' *: messages without a price in this convention count as they were sent.' : '');
  }

  bar({parts, way, left}, sum, most, end) {
    const width = this.share ? (sum > 0 ? 1 : 0) : (most > 0 ? sum / most : 0);
    const pieces = parts.map((part, i) => part > 0
      ? element('i', {
        style: `width: ${100 * part / sum}%; background: ${this.colour(this.components[i])}`,
        title: `${this.components[i]}: ${count(part)} bits ${way}, ${number(100 * part / sum, 3)} %`,
      }) : null);
    return element('div', {class: 'bar' + end},
      element('div', {class: 'stack', style: `width: calc(${width} * (100% - 72px))`}, ...pieces),
      element('span', {class: 'total'}, Number.isNaN(sum) ? 'not counted' : count(sum) + (left > 0 ? '*' : '')));
  }

  colour(component) {
    return COMPONENT_COLOURS[this.components.indexOf(component) % COMPONENT_COLOURS.length];
  }
}

/** How many messages a convention had no price for, a mean over repeats. */
function leftAsSent(method, convention, way) {
  return method.summary.billing?.[convention]?.['messages_left_as_sent_' + way]?.mean ?? 0;
}
