// What the experiment was, what theorems say of it, and where it ran.

function shown(value) {
  if (Array.isArray(value)) {
    return value.length > 12 ? `${value.slice(0, 12).map(shown).join(', ')}, \u2026 (${value.length})` : value.map(shown).join(', ');
  }
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).map(([key, each]) => `${key} ${shown(each)}`).join(', ');
  }
  return value === null || value === '' ? '\u2013' : typeof value === 'number' ? String(value) : String(value);
}

function definitions(values) {
  return element('dl', {}, ...Object.entries(values).flatMap(([key, value]) => [
    element('dt', {}, key), element('dd', {}, shown(value))]));
}

function fold(title, open, ...content) {
  return element('details', {open}, element('summary', {}, title), ...content);
}

function methodsTable(methods) {
  return element('div', {class: 'wide'}, table([
    {head: 'method', class: 'label', cell: methodCell},
    {head: 'algorithm', class: 'text', cell: method => shown(method.summary.algorithm ?? null)},
    {head: 'status', class: 'text', cell: statusCell},
    {head: 'step size', class: 'text', cell: method => shown(method.summary.stepsize ?? null)},
    {head: 'first', cell: method => number(method.summary.first_stepsize)},
    {head: '\u03c9 up', cell: method => number(method.summary.uplink?.omega)},
    {head: '\u03c9 down', cell: method => number(method.summary.downlink?.omega)},
    {head: 'digest', class: 'text', cell: method => element('code', {title: method.summary.digest}, (method.summary.digest ?? '').slice(0, 12))},
  ], methods));
}

function studySection(study, methods, single) {
  const {summary} = study;
  const run = {
    status: summary.status, digest: summary.digest, seed: summary.seed, rounds: summary.rounds, repeats: summary.repeats,
    started_at: summary.started_at, wall_seconds: summary.wall_seconds, folder: study.folder,
  };
  const known = Object.fromEntries(Object.entries(run).filter(([, value]) => value !== undefined));
  const warnings = (summary.warnings ?? []).map(warning => element('p', {class: 'note'}, warning));
  const reasons = methods.filter(method => method.summary.reason)
    .map(method => element('p', {class: 'note'}, `${method.label}: ${method.summary.reason}`));
  return element('div', {},
    single ? null : element('h3', {}, study.label),
    ...warnings, ...reasons,
    definitions(known),
    methodsTable(methods),
    fold('Problem', single, definitions(summary.problem ?? {})),
    fold('Environment', single, definitions(summary.environment ?? {})),
    fold('Experiment as resolved', single, element('pre', {class: 'experiment'}, study.experiment)));
}

function theoryTable(methods) {
  const rows = methods.flatMap(method => (method.summary.theory ?? []).map(verdict => ({method, verdict})));
  if (rows.length === 0) {
    return;
  }
  byId('theory').hidden = false;
  const verdictOf = verdict => !verdict.bound_applies ? 'not comparable' : verdict.stayed_under ? 'stayed under' : 'broke it';
  byId('theory-table').replaceChildren(table([
    {head: 'method', class: 'label', cell: row => methodCell(row.method)},
    {head: 'theorem', class: 'text', cell: row => shown(row.verdict.theorem ?? null)},
    {head: 'its bound', class: 'text', cell: row => element('span', {class: row.verdict.bound_applies && !row.verdict.stayed_under ? 'bad' : undefined}, verdictOf(row.verdict))},
    {head: 'worst measured / bound', cell: row => row.verdict.bound_applies ? number(row.verdict.worst_ratio) : '\u2013'},
    {head: 'at round', cell: row => row.verdict.bound_applies ? shown(row.verdict.at_round ?? null) : '\u2013'},
    {head: 'assumptions that do not hold', class: 'prose', cell: row => (row.verdict.assumptions ?? []).filter(each => !each.holds).map(each => each.text).join('; ') || 'none'},
  ], rows));
}

/** How many methods ended how: 2 finished, 1 diverged. */
function statuses(methods) {
  const each = methods.map(method => method.summary.status);
  return [...new Set(each)].map(status => `${each.filter(other => other === status).length} ${status}`).join(', ');
}

function aboutAll(methods) {
  const single = page.studies.length === 1;
  const summary = page.studies[0]?.summary;
  byId('about').textContent = page.sweep
    ? [summary?.problem?.description, `${page.sweep.count} points`, 'curves, tables and ledger are of the best point of each method'].filter(Boolean).join(' \u00b7 ')
    : single
    ? [summary.problem?.description, statuses(methods), `digest ${(summary.digest ?? '').slice(0, 12)}`].filter(Boolean).join(' \u00b7 ')
    : `${page.studies.length} experiments, ${methods.length} methods`;
  byId('studies').replaceChildren(...page.studies.map(study =>
    studySection(study, methods.filter(method => method.study === study), single)));
  theoryTable(methods);
}
