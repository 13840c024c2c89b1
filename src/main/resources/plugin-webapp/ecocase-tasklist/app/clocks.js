// The statutory periods of the case, and for each how its last day was reckoned.

import { get } from './api.js';
import { day, h, lamp, moment, notice } from './dom.js';
import { rowOf } from './facts.js';

const LAMPS = { NORMAL: '正常', DUE_SOON: '即将到期', OVERDUE: '已超期', SUSPENDED: '已中止' };
const ENDED = { STOPPED: '已终结', VOID: '已作废' };

function due(end) {
  const text = typeof end === 'string' ? end : end?.at || end?.date || '';
  return text.includes('T') ? moment(text) : day(text);
}

function steps(found) {
  return h(
    'details',
    {},
    h('summary', {}, '计算过程'),
    h(
      'ol',
      { class: 'eco-steps' },
      found.map(step =>
        h(
          'li',
          {},
          step.what,
          step.date ? h('span', { class: 'eco-step-date' }, due(step.date)) : null,
          step.article ? h('span', { class: 'eco-muted' }, step.article) : null
        )
      )
    )
  );
}

function entry(clock, view) {
  const ended = ENDED[clock.state];
  return h(
    'li',
    { class: ended ? 'eco-past' : null },
    h(
      'div',
      { class: 'eco-clock-head' },
      h('strong', {}, clock.term.label),
      h('span', {}, rowOf(view, clock.name.scope)),
      lamp(ended && clock.lamp !== 'OVERDUE' ? 'none' : clock.lamp, ended || LAMPS[clock.lamp]),
      h('span', {}, `届满：${due(clock.due)}`),
      h('span', {}, clock.remaining)
    ),
    h(
      'p',
      { class: 'eco-muted' },
      clock.term.article || (clock.term.internal ? '机关内部期限' : ''),
      clock.provisional ? '　（次年节假日安排尚未公布，日期为暂定）' : null
    ),
    ended || !clock.term.expiry ? null : h('p', {}, `期满后：${clock.term.expiry}`),
    steps(clock.steps)
  );
}

export async function clocks(caseId, view) {
  const found = await get(`cases/${encodeURIComponent(caseId)}/clocks`);
  return found.length === 0
    ? notice('目前没有计算中的期限。')
    : h('ul', { class: 'eco-clocks' }, found.map(clock => entry(clock, view)));
}
