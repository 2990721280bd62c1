// Keeps a served page new: asks whether there is another, and loads it with the switches as they are.

(() => {
  const KEPT = 'terse-live';
  const version = document.currentScript.dataset.version;
  const badge = document.createElement('div');
  badge.style.cssText = 'position:fixed;right:8px;bottom:8px;padding:2px 8px;border-radius:8px;font:12px sans-serif;background:#0072b2;color:#fff';
  const tell = text => { badge.textContent = text; };
  const controls = () => [...document.querySelectorAll('select[id], input[id]')];
  const series = () => [...document.querySelectorAll('#legend .series')];

  function keep() {
    sessionStorage.setItem(KEPT, JSON.stringify({
      values: controls().map(each => [each.id, each.type === 'checkbox' ? each.checked : each.value]),
      off: series().filter(each => each.getAttribute('aria-pressed') === 'false').map(each => each.dataset.key),
      scroll: scrollY,
    }));
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
    sessionStorage.removeItem(KEPT);
    for (const [id, value] of kept?.values ?? []) {
      const control = document.getElementById(id);
      const property = control?.type === 'checkbox' ? 'checked' : 'value';
      if (control && control[property] !== value) {
        control[property] = value;
        if (control.value !== '') {
          control.dispatchEvent(new Event('change', {bubbles: true}));
        }
      }
    }
    for (const key of kept?.off ?? []) {
      series().find(each => each.dataset.key === key && each.getAttribute('aria-pressed') === 'true')?.click();
    }
    scrollTo(0, kept?.scroll ?? 0);
  }

  async function ask() {
    try {
      const now = await (await fetch('version', {cache: 'no-store'})).text();
      if (now !== version) {
        keep();
        location.reload();
        return;
      }
      tell('live');
    } catch {
      tell('the server has stopped');
    }
    setTimeout(ask, 1000);
  }

  function begin(tries) {
    if (window.terse || tries === 0) {
      restore();
      document.body.append(badge);
      ask();
    } else {
      setTimeout(begin, 50, tries - 1);
    }
  }
  begin(document.getElementById('legend') ? 100 : 0);
})();
