// Puts the page together.

async function start() {
  const methods = await readMethods();
  const drawn = methods.filter(method => method.runs.some(run => run.rounds?.length > 0));
  aboutAll(methods);
  const sweep = page.sweep ? new SweepSection(page.sweep) : null;
  let curves = null;
  const ledger = new LedgerSection(methods);
  const diagnostics = new DiagnosticsSection(methods);
  const reach = new ReachSection(methods);
  const tables = () => {
    finalTable(methods, curves.metrics, curves.view.metric, curves.view.how);
    reach.show(curves.view.metric);
  };
  const draw = keep => {
    curves?.draw(keep);
    diagnostics.draw();
  };
  if (drawn.length > 0) {
    curves = new CurvesSection(methods, tables);
    tables();
  } else {
    for (const id of ['curves', 'final', 'reach']) {
      byId(id).hidden = true;
    }
    trouble(sweep ? 'No method finished at any point.' : 'No run recorded anything.');
  }
  themes(draw);
  draw(false);
  ledger.draw();
  window.terse = {page, methods, curves, ledger, diagnostics, reach, sweep};
}

/** Follows the system's choice of light or dark until the button is used. */
function themes(draw) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const set = name => {
    document.documentElement.dataset.theme = name;
    byId('theme').textContent = name === 'dark' ? 'Light' : 'Dark';
  };
  let chosen = false;
  set(dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', () => {
    if (!chosen) {
      set(dark.matches ? 'dark' : 'light');
      draw(true);
    }
  });
  byId('theme').addEventListener('click', () => {
    chosen = true;
    set(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark');
    draw(true);
  });
}

function trouble(text) {
  byId('trouble').hidden = false;
  byId('trouble').textContent = text;
}

if (typeof DecompressionStream === 'undefined') {
  trouble('This page needs a browser from 2023 or later.');
} else {
  start().catch(error => {
    trouble('This page could not be drawn: ' + error.message);
    throw error;
  });
}
