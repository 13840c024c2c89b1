// Case number, party, lamp and remaining days on every card of the list.

import { get } from './api.js';
import { h, lamp, show } from './dom.js';

// A page of the list mounts its cards within a moment: they share one request.
const COLLECT_MILLISECONDS = 20;
const MOST_PER_REQUEST = 100;
const LAMPS = { NORMAL: '正常', DUE_SOON: '即将到期', OVERDUE: '已超期', SUSPENDED: '已中止' };

let waiting = new Map();

function cardOf(taskId) {
  return new Promise((resolve, reject) => {
    if (waiting.size === 0) {
      setTimeout(ask, COLLECT_MILLISECONDS);
    }
    const others = waiting.get(taskId) || [];
    waiting.set(taskId, [...others, { resolve, reject }]);
  });
}

async function ask() {
  const asked = waiting;
  waiting = new Map();
  const ids = [...asked.keys()];
  for (let from = 0; from < ids.length; from += MOST_PER_REQUEST) {
    const part = ids.slice(from, from + MOST_PER_REQUEST);
    try {
      const cards = await get(`tasks/cards?ids=${part.map(encodeURIComponent).join(',')}`);
      const found = new Map(cards.map(card => [card.taskId, card]));
      part.forEach(id => asked.get(id).forEach(({ resolve }) => resolve(found.get(id))));
    } catch (error) {
      part.forEach(id => asked.get(id).forEach(({ reject }) => reject(error)));
    }
  }
}

function remaining(days) {
  if (days === null || days === undefined) {
    return '恢复后继续计算';
  }
  return days < 0 ? `超期${-days}天` : days === 0 ? '今日到期' : `剩余${days}天`;
}

function content({ number, party, stage, lamp: code, daysLeft }) {
  return [
    h(
      'div',
      { class: 'eco-card-line' },
      h('span', { class: 'eco-card-number' }, number),
      h('span', { class: 'eco-card-stage' }, stage)
    ),
    h('div', { class: 'eco-card-party' }, party || '当事人待查明'),
    h(
      'div',
      { class: 'eco-card-line' },
      LAMPS[code] ? lamp(code, LAMPS[code]) : null,
      h('span', { class: 'eco-card-days' }, remaining(daysLeft))
    )
  ];
}

export const card = {
  id: 'ecocase-card',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render: async (node, { taskId }) => {
    try {
      const found = await cardOf(taskId);
      if (found) {
        show(node, h('div', { class: 'eco-card' }, content(found)));
      }
    } catch {
      // The list stays usable without the case's particulars.
      show(node);
    }
  }
};

/** The card of one task: which case it belongs to. */
export const caseOf = cardOf;
