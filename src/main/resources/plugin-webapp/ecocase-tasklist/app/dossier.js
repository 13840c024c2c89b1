// The dossier of the case beside every task's form.

import { actions } from './actions.js';
import { get } from './api.js';
import { caseOf } from './card.js';
import { clocks } from './clocks.js';
import { documents } from './documents.js';
import { failure, h, notice, show } from './dom.js';
import { evidence } from './evidence.js';
import { facts } from './facts.js';
import { reassign } from './reassign.js';
import { timeline } from './timeline.js';

const PARTS = [
  { id: 'facts', label: '案情', load: (_, view) => facts(view) },
  { id: 'documents', label: '文书', load: documents },
  { id: 'evidence', label: '证据', load: evidence },
  { id: 'clocks', label: '期限', load: clocks },
  { id: 'timeline', label: '办案过程', load: timeline }
];

let opened = PARTS[0].id;

function heading({ summary }) {
  return h(
    'header',
    { class: 'eco-head' },
    h('strong', {}, summary.caseNumber || summary.clueNumber),
    h('span', {}, summary.title || ''),
    h('span', {}, summary.party || '当事人待查明'),
    h('span', { class: 'eco-card-stage' }, summary.stageLabel)
  );
}

/** Tabs as the ARIA practices describe them: arrow keys move, the panel follows. */
function tabs(caseId, view) {
  const panel = h('div', { class: 'eco-panel', role: 'tabpanel', id: 'eco-panel', tabindex: 0 });
  const buttons = PARTS.map(part =>
    h(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `eco-tab-${part.id}`,
        'aria-controls': 'eco-panel',
        click: () => open(part)
      },
      part.label
    )
  );

  async function open(part) {
    opened = part.id;
    buttons.forEach((button, i) => {
      const chosen = PARTS[i] === part;
      button.setAttribute('aria-selected', String(chosen));
      button.tabIndex = chosen ? 0 : -1;
    });
    panel.setAttribute('aria-labelledby', `eco-tab-${part.id}`);
    show(panel, notice('正在加载…'));
    try {
      const content = await part.load(caseId, view);
      if (opened === part.id) {
        show(panel, [content].flat(3));
      }
    } catch (error) {
      if (opened === part.id) {
        show(panel, failure(error));
      }
    }
  }

  function move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const at = PARTS.findIndex(part => part.id === opened);
      const next = (at + step + PARTS.length) % PARTS.length;
      event.preventDefault();
      open(PARTS[next]);
      buttons[next].focus();
    }
  }

  open(PARTS.find(part => part.id === opened));
  return [
    h('div', { class: 'eco-tabs', role: 'tablist', 'aria-label': '案卷', keydown: move }, buttons),
    panel
  ];
}

/** The dossier of a case where no task is open. */
export async function dossierOf(place, caseId) {
  show(place, notice('正在加载…'));
  try {
    const view = await get(`cases/${encodeURIComponent(caseId)}`);
    show(place, heading(view), actions(caseId), tabs(caseId, view));
  } catch (error) {
    show(place, failure(error));
  }
}

export const dossier = {
  id: 'ecocase-dossier',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: '案卷' },
  render: async (node, { taskId }) => {
    const place = h('div', { class: 'eco-dossier' }, notice('正在加载…'));
    node.append(place);
    try {
      const card = await caseOf(taskId);
      if (!card) {
        show(place, notice('该任务没有案卷，或者您无权查阅。'));
        return;
      }
      const view = await get(`cases/${encodeURIComponent(card.caseId)}`);
      show(place, heading(view), actions(card.caseId), reassign(taskId), tabs(card.caseId, view));
    } catch (error) {
      show(place, failure(error));
    }
  }
};
