// What the page was given: studies (one for each folder) with methods, and their runs' columns.

const page = JSON.parse(document.getElementById('data').textContent);

/** Columns of doubles by their number, read from planes of bytes: see Numbers.java. */
async function readNumbers() {
  const packed = Uint8Array.from(atob(page.numbers), each => each.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const starts = [];
  let start = 0;
  for (const length of page.lengths) {
    starts.push(start);
    start += 8 * Math.abs(length);
  }
  const read = new Map();
  return id => {
    if (!read.has(id)) {
      read.set(id, readColumn(bytes, starts[id], Math.abs(page.lengths[id]), page.lengths[id] < 0));
    }
    return read.get(id);
  };
}

function readColumn(bytes, start, n, differences) {
  const column = new Float64Array(n);
  const raw = new Uint8Array(column.buffer);
  for (let b = 0; b < 8; b++) {
    for (let i = 0; i < n; i++) {
      raw[8 * i + b] = bytes[start + b * n + i];
    }
  }
  if (differences) {
    let step = 0;
    let value = 0;
    for (let i = 0; i < n; i++) {
      step += column[i];
      value += step;
      column[i] = value;
    }
  } else {
    const words = new Uint32Array(column.buffer);
    for (let w = 2; w < 2 * n; w++) {
      words[w] ^= words[w - 2];
    }
  }
  return column;
}

/** The columns of a run by name, and those that the page adds. */
class Run {
  constructor(given, numbers) {
    this.repeat = given.repeat;
    this.given = given.columns;
    this.numbers = numbers;
    this.made = new Map();
  }

  names() {
    return Object.keys(this.given);
  }

  /** The values of a column; undefined where the run has none. */
  column(name) {
    if (!this.made.has(name)) {
      this.made.set(name, this.make(name));
    }
    return this.made.get(name);
  }

  make(name) {
    if (name === 'bits_total' || name === 'bytes_total') {
      const up = this.column(name.replace('total', 'up'));
      const down = this.column(name.replace('total', 'down'));
      return up && down && up.map((value, i) => value + down[i]);
    }
    const how = this.given[name];
    if (how === undefined) {
      return undefined;
    }
    return typeof how === 'number' ? this.numbers(how) : this.numbers(how.from).map(value => value - how.minus);
  }

  get rounds() {
    return this.column('round');
  }
}

/** All methods of all studies, each with its label, place in the order of colours, and runs. */
async function readMethods() {
  const numbers = await readNumbers();
  const several = page.studies.length > 1;
  const names = page.studies.map(study => study.name);
  const methods = [];
  for (const study of page.studies) {
    study.label = names.filter(name => name === study.name).length > 1 ? study.folder : study.name;
    const told = new Map(study.summary.methods.map(each => [each.name, each]));
    for (const given of study.methods) {
      methods.push({
        name: given.name,
        label: given.label ?? (several ? study.label + ': ' + given.name : given.name),
        place: methods.length,
        study,
        summary: told.get(given.name),
        runs: given.runs.map(run => new Run(run, numbers)),
        recorded: given.recorded,
        ledger: given.ledger,
      });
    }
    for (const series of study.diagnostics ?? []) {
      for (const column of ['round', 'mean', 'lowest', 'highest']) {
        series[column] = numbers(series[column]);
      }
    }
  }
  return methods;
}
