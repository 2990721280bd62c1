// Numbers, names and colours as people read them.

// From Columns.java, as terse plot has them.
const LABELS = page.labels;
const AXES = page.axes;

// Okabe and Ito's colours, black as the page's own, and line styles that tell curves apart without colour.
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', 'front', '#56b4e9'];
const DASHES = [[], [9, 4], [2, 3], [10, 3, 2, 3], [16, 4, 6, 4], [6, 3, 2, 3, 2, 3]];
const BOUND_DASH = [5, 5];

function labelOf(column) {
  return LABELS[column] ?? column.replaceAll('_', ' ');
}

function theme(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

function colourOf(place) {
  const colour = COLOURS[place % COLOURS.length];
  return colour === 'front' ? theme('front') : colour;
}

function dashOf(place) {
  return DASHES[place % DASHES.length];
}

function transparent(colour, alpha) {
  return colour + Math.round(255 * alpha).toString(16).padStart(2, '0');
}

function superscript(n) {
  return String(n).replace(/[-0-9]/g, c => '\u207b\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079'['-0123456789'.indexOf(c)]);
}

/** A number with this many digits: 0.00123, 12.34, 1.23e-7. */
function number(value, digits = 4) {
  if (Number.isNaN(value) || value === undefined || value === null) {
    return '\u2013';
  }
  if (value === 0 || !Number.isFinite(value)) {
    return String(value).replace('Infinity', '\u221e');
  }
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e6) {
    return String(Number(value.toPrecision(digits)));
  }
  return value.toExponential(digits - 1).replace('e+', 'e');
}

/** A count of rounds, bits or bytes: whole below a limit, then with k, M, G, ... */
function count(value, digits = 4, limit = 1e5) {
  if (!Number.isFinite(value)) {
    return number(value);
  }
  if (Math.abs(value) < limit) {
    return String(Number(value.toPrecision(Math.max(digits, 5))));
  }
  const power = Math.min(6, Math.floor(Math.log10(Math.abs(value)) / 3 + 1e-12));
  return Number((value / 1000 ** power).toPrecision(digits)) + ['', 'k', 'M', 'G', 'T', 'P', 'E'][power];
}

function isCount(column) {
  return AXES.includes(column) && column !== 'virtual_seconds';
}

function valueOf(column, value, digits) {
  return isCount(column) ? count(value, digits) : number(value, digits);
}

/** Where the marks of a logarithmic axis stand, at most about this many. */
function logMarks(low, high, most) {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const final = Math.floor(Math.log10(high) + 1e-9);
  const decades = final - first + 1;
  if (decades >= 3 && 3 * decades > most) {
    const step = Math.max(1, Math.ceil(decades / most));
    const marks = [];
    for (let e = Math.ceil(first / step) * step; e <= final; e += step) {
      marks.push(10 ** e);
    }
    return marks;
  }
  const marks = [];
  for (let e = first - 1; e <= final; e++) {
    for (const m of [1, 2, 5]) {
      const mark = Number(m + 'e' + e);
      if (mark >= low && mark <= high) {
        marks.push(mark);
      }
    }
  }
  return marks.length >= 3 ? marks : linearMarks(low, high, most);
}

function linearMarks(low, high, most) {
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5].find(m => m * power >= rough) ?? 10);
  const marks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high * (1 + 1e-12); i++) {
    marks.push(i * step);
  }
  return marks;
}

/** The text of a mark of an axis: powers of ten as such where the axis is logarithmic. */
function markText(column, value, log) {
  if (log && !isCount(column)) {
    const power = Math.round(Math.log10(value));
    if ((value < 0.01 || value >= 1000) && Math.abs(value / 10 ** power - 1) < 1e-9) {
      return '10' + superscript(power);
    }
  }
  return isCount(column) ? count(value, 4, 1e4) : number(value, 5);
}
