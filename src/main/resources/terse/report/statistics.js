// Means, spreads and intervals over repeats.

/** How repeats are summed up: 'log' (logarithms), 'plain', or 'each' (not at all). */
function scaleOf(values, how) {
  const logs = how === 'log' && values.every(value => value > 0);
  return logs ? [Math.log, Math.exp] : [value => value, value => value];
}

function moments(values) {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return [mean, n < 2 ? NaN : Math.sqrt(squares / (n - 1))];
}

/** Mean, and mean less and more one standard deviation (over n - 1). */
function spread(values, how) {
  if (values.length === 1) {
    return {mean: values[0], low: values[0], high: values[0]};
  }
  const [there, back] = scaleOf(values, how);
  const [mean, sd] = moments(values.map(there));
  return {mean: back(mean), low: back(mean - sd), high: back(mean + sd)};
}

/** Mean, and the ends of its confidence interval by Student's t with n - 1 degrees of freedom. */
function interval(values, how) {
  const n = values.length;
  if (n === 1) {
    return {mean: values[0], low: NaN, high: NaN};
  }
  const [there, back] = scaleOf(values, how);
  const [mean, sd] = moments(values.map(there));
  const half = page.t[n - 2] * sd / Math.sqrt(n);
  return {mean: back(mean), low: back(mean - half), high: back(mean + half)};
}

/** The rows that have these rounds, for each run: only rounds that all runs have. */
function commonRows(runs) {
  const first = runs[0].rounds;
  if (runs.every(run => run.rounds === first)) {
    const all = Array.from(first, (round, i) => i);
    return runs.map(() => all);
  }
  const rows = runs.map(() => []);
  const at = runs.map(() => 0);
  for (let i = 0; i < first.length; i++) {
    for (let r = 0; r < runs.length; r++) {
      while (at[r] < runs[r].rounds.length && runs[r].rounds[at[r]] < first[i]) {
        at[r]++;
      }
    }
    if (runs.every((run, r) => run.rounds[at[r]] === first[i])) {
      rows.forEach((each, r) => each.push(at[r]));
    }
  }
  return rows;
}

/**
 * The curve of a metric against an axis over all repeats: {x, y, low, high}, a row for each round
 * that all repeats have, x a mean; null where a run lacks a column.
 */
function meanCurve(runs, axis, metric, how) {
  const xs = runs.map(run => run.column(axis));
  const ys = runs.map(run => run.column(metric));
  if (runs.length === 0 || xs.includes(undefined) || ys.includes(undefined)) {
    return null;
  }
  if (runs.length === 1) {
    return {x: xs[0], y: ys[0], low: null, high: null};
  }
  const rows = commonRows(runs);
  const n = rows[0].length;
  const curve = {x: new Float64Array(n), y: new Float64Array(n), low: new Float64Array(n), high: new Float64Array(n)};
  for (let i = 0; i < n; i++) {
    curve.x[i] = moments(rows.map((each, r) => xs[r][each[i]]))[0];
    const {mean, low, high} = spread(rows.map((each, r) => ys[r][each[i]]), how);
    curve.y[i] = mean;
    curve.low[i] = low;
    curve.high[i] = high;
  }
  return curve;
}

/** The first row in which a metric is at most eps; -1 where none is. */
function firstAtMost(run, metric, eps) {
  return (run.column(metric) ?? []).findIndex(value => value <= eps);
}

/** The last value of a column; NaN where there is none. */
function last(run, name) {
  const column = run.column(name);
  return column && column.length > 0 ? column[column.length - 1] : NaN;
}
