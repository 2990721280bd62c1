// Parts of the page. Text goes in as text, never as HTML.

function byId(id) {
  return document.getElementById(id);
}

/** An element with attributes and children; a child that is no element is text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (typeof value === 'boolean') {
      made.toggleAttribute(key, value);
    } else if (value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

/** A choice: entries are [value, text]; changed is called with the value. */
function choice(id, text, entries, value, changed) {
  const select = element('select', {id, onchange: () => changed(select.value)});
  for (const [key, shown] of entries) {
    select.append(element('option', {value: key}, shown));
  }
  select.value = value;
  return element('label', {for: id}, text, select);
}

function tick(id, text, checked, changed) {
  const box = element('input', {type: 'checkbox', id, checked, onchange: () => changed(box.checked)});
  return element('label', {for: id}, box, text);
}

/** A piece of a line in a curve's colour and style. */
function swatch(place, dash = dashOf(place)) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('width', '40');
  svg.setAttribute('height', '10');
  svg.setAttribute('class', 'swatch');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
  for (const [key, value] of Object.entries({x1: 1, y1: 5, x2: 39, y2: 5, 'stroke-width': 2.5, 'stroke-dasharray': dash.join(' ')})) {
    line.setAttribute(key, value);
  }
  line.style.stroke = COLOURS[place % COLOURS.length] === 'front' ? 'var(--front)' : colourOf(place);
  svg.append(line);
  return svg;
}

/**
 * A table: columns are {head, cell(row), class, sorted}; a cell is a text, an element, or a list of
 * them.
 */
function table(columns, rows) {
  const head = element('tr', {}, ...columns.map(each =>
    element('th', {scope: 'col', class: [each.class, each.sorted && 'sorted'].filter(Boolean).join(' ')}, each.head)));
  const body = rows.map(row => element('tr', {}, ...columns.map(each =>
    element('td', {class: each.class}, ...[each.cell(row)].flat()))));
  return element('table', {}, element('thead', {}, head), element('tbody', {}, ...body));
}

/** A mean with its interval below, where it has one. */
function withInterval(column, {mean, low, high}) {
  const shown = valueOf(column, mean);
  if (Number.isNaN(low) || low === high) {
    return shown;
  }
  const digits = [3, 4, 5, 6].find(each => valueOf(column, low, each) !== valueOf(column, high, each)) ?? 7;
  return [shown, element('span', {class: 'interval'}, `${valueOf(column, low, digits)} to ${valueOf(column, high, digits)}`)];
}
