// Quantities of the nodes' state over the rounds, where they were recorded.

class DiagnosticsSection {
  constructor(methods) {
    this.series = methods.flatMap(method => (method.study.diagnostics ?? [])
      .filter(series => series.method === method.name)
      .map(series => ({...series, methodOf: method, what: `${series.quantity} of ${series.name}`})));
    if (this.series.length === 0) {
      return;
    }
    byId('diagnostics').hidden = false;
    this.off = new Set();
    this.what = this.series[0].what;
    this.log = true;
    this.picture = new Picture(byId('diagnostics-picture'), x => this.point(x), () => {});
    byId('diagnostics-controls').append(
      choice('diagnostics-what', 'Show', [...new Set(this.series.map(each => each.what))].map(each => [each, each]), this.what,
        value => { this.what = value; this.off.clear(); this.draw(); }),
      tick('diagnostics-log', 'log y', true, value => { this.log = value; this.draw(); }));
  }

  draw() {
    if (this.series.length === 0) {
      return;
    }
    const kinds = [...new Set(this.series.filter(each => each.what === this.what).map(each => each.nodes))];
    this.curves = this.series.filter(each => each.what === this.what).map(each => ({
      key: each.methodOf.label + ' ' + each.nodes,
      name: each.methodOf.label + (kinds.length > 1 ? ', ' + each.nodes : ''),
      place: each.methodOf.place,
      dash: kinds.length > 1 ? DASHES[kinds.indexOf(each.nodes) % DASHES.length] : dashOf(each.methodOf.place),
      x: each.round, y: each.mean, low: each.lowest, high: each.highest,
      diverged: each.methodOf.summary.status === 'diverged',
    }));
    const shown = this.curves.filter(curve => !this.off.has(curve.key));
    const log = this.log && this.curves.some(curve => curve.y.some(value => value > 0));
    const range = rangeOf(shown, false, log, false);
    this.picture.draw(shown, {column: 'round', log: false, ...range.x}, {column: this.what, log, ...range.y}, false);
    this.entries = this.curves.map(curve => {
      const value = element('span', {class: 'value'});
      const entry = element('button', {
        type: 'button', class: 'series', 'aria-pressed': String(!this.off.has(curve.key)),
        onclick: () => {
          if (!this.off.delete(curve.key)) {
            this.off.add(curve.key);
          }
          this.draw();
        },
      }, swatch(curve.place, curve.dash), element('span', {class: 'name'}, curve.name), value);
      return {curve, value, entry};
    });
    byId('diagnostics-legend').replaceChildren(element('div', {class: 'entries'}, ...this.entries.map(each => each.entry)));
    byId('diagnostics-note').textContent = 'Lines: means over nodes of one kind and over repeats; bands: from the lowest to the highest value.';
    this.point(null);
  }

  point(x) {
    for (const {curve, value} of this.entries) {
      const row = x === null ? curve.x.length - 1 : rowAt(curve.x, x);
      value.textContent = row < 0 ? '' : number(curve.y[row], 5);
    }
  }
}
