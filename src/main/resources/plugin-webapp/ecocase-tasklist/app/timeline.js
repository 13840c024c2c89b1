// The record of the whole procedure, and whether its chain is unbroken.

import { get } from './api.js';
import { h, moment, notice } from './dom.js';

function badge({ whole, brokenAt, reason }, count) {
  return whole
    ? h('p', { class: 'eco-badge eco-badge-whole' }, `✓ 记录完整：共${count}条，逐条校验通过，未被改动`)
    : h('p', { class: 'eco-badge eco-badge-broken', role: 'alert' },
      `✗ 记录异常：自第${brokenAt}条起校验不通过（${reason}）`);
}

const entry = e =>
  h(
    'li',
    {},
    h('time', { datetime: e.at }, moment(e.at)),
    h('div', {},
      h('p', {}, e.text),
      h('p', { class: 'eco-muted' }, `第${e.number}条　${e.actorName || e.actor}`))
  );

export async function timeline(caseId) {
  const id = encodeURIComponent(caseId);
  const [entries, verification] = await Promise.all([
    get(`cases/${id}/journal`),
    get(`cases/${id}/journal/verification`)
  ]);
  return entries.length === 0
    ? notice('还没有记录。')
    : [badge(verification, entries.length), h('ol', { class: 'eco-timeline' }, entries.map(entry))];
}
