// How many cases have which lamp: on the dashboard, and above the list of processes.

import { get } from './api.js';
import { failure, h, lamp, notice, show } from './dom.js';
import { LAMPS, number } from './lamps.js';

const link = code => `#/oversight?lamp=${code}`;

async function fill(place, content) {
  show(place, notice('正在加载…'));
  try {
    show(place, content(await get('oversight/glance')).flat());
  } catch (error) {
    show(place, failure(error));
  }
}

/** The card of the dashboard. */
export function glance(node) {
  const place = h('div', {});
  node.append(
    h(
      'section',
      { class: 'eco-ov eco-ov-card', 'aria-labelledby': 'eco-ov-card-title' },
      h(
        'h3',
        { id: 'eco-ov-card-title' },
        '超期督办',
        h('a', { class: 'eco-ov-more', href: '#/oversight' }, '查看全部')
      ),
      place
    )
  );
  return fill(place, cases => [
    h(
      'div',
      { class: 'eco-ov-tiles' },
      LAMPS.map(({ code, label }) =>
        h(
          'a',
          { class: `eco-ov-tile eco-ov-${code.toLowerCase()}`, href: link(code) },
          h('span', { class: 'eco-ov-label' }, lamp(code, label)),
          h('span', { class: 'eco-ov-number' }, number(cases[code])),
          h('span', { class: 'eco-muted' }, '件案件')
        )
      )
    )
  ]);
}

/** One line above the list of processes. */
export function summary(node) {
  const place = h('div', { class: 'eco-ov eco-ov-line' });
  node.append(place);
  return fill(place, cases => [
    h('strong', {}, '法定期限：'),
    LAMPS.map(({ code, label }) =>
      h('a', { href: link(code) }, lamp(code, `${label} ${number(cases[code])} 件`))
    ),
    h('a', { href: '#/oversight' }, '进入超期督办')
  ]);
}
