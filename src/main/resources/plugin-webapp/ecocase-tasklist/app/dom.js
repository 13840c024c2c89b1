// Small helpers to build the page. Data become text nodes or attributes, never markup.

/** An element with attributes (functions become listeners) and children (text or nodes). */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

/** Puts something else into a place. */
export function show(place, ...children) {
  place.replaceChildren(...children.flat().filter(Boolean));
}

export const notice = text => h('p', { class: 'eco-empty' }, text);

export const failure = error => h('p', { class: 'eco-error', role: 'alert' }, error.message);

/** Coloured dot and word: the colour alone says nothing to whoever cannot see it. */
export function lamp(code, text) {
  return h(
    'span',
    { class: `eco-lamp eco-lamp-${String(code).toLowerCase().replace('_', '-')}` },
    h('span', { class: 'eco-dot', 'aria-hidden': 'true' }),
    text
  );
}

const ZONE = 'Asia/Shanghai';
const DAY = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, dateStyle: 'long' });
const MOMENT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false
});

export const day = text => (text ? DAY.format(new Date(`${text}T12:00:00+08:00`)) : '');

export const moment = text => (text ? MOMENT.format(new Date(text)) : '');
