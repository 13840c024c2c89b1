// One case for whoever supervises it: its periods, urgings and reminders, and its file to be read.

import { get } from './api.js';
import { clocks } from './clocks.js';
import { documents } from './documents.js';
import { failure, h, moment, notice, show } from './dom.js';
import { evidenceList } from './evidence.js';
import { facts } from './facts.js';
import { terms } from './tables.js';
import { timeline } from './timeline.js';

const urgingItem = u =>
  h(
    'li',
    {},
    h('time', { datetime: u.at }, moment(u.at)),
    h(
      'div',
      {},
      h('p', {}, `${u.byName}催办“${u.term}”：${u.instruction}`),
      u.answeredAt
        ? h('p', {}, `${u.personName}于${moment(u.answeredAt)}答复：${u.progress}　原因：${u.reason}　预计办结：${u.expectedEnd}`)
        : h('p', { class: 'eco-ov-waiting' }, `待${u.personName}答复`)
    )
  );

const reminderItem = r =>
  h(
    'li',
    {},
    h('time', { datetime: r.at }, moment(r.at)),
    h('div', {}, h('p', {}, `“${r.term}”${r.step}：${r.recipients}`))
  );

const timelineOf = (items, item, empty) =>
  items.length ? h('ol', { class: 'eco-timeline' }, items.map(item)) : notice(empty);

function supervision(found, changed) {
  return [
    h('h4', {}, '正在计算的期限'),
    found.terms.length
      ? terms(found.terms, { many: false, urges: found.mayUrge, changed })
      : notice('没有正在计算的期限。'),
    h('h4', {}, '正在运行的流程'),
    found.instances.length
      ? h(
          'ul',
          {},
          found.instances.map(i =>
            h('li', {},
              h('a', { href: `#/process-instance/${i.id}/runtime` }, i.name), `：${i.tasks.join('、')}`)
          )
        )
      : notice('没有正在运行的流程。'),
    h('h4', {}, '催办和答复'),
    timelineOf(found.urgings, urgingItem, '没有催办。'),
    h('h4', {}, '提醒'),
    timelineOf(found.reminders, reminderItem, '没有发出提醒。')
  ];
}

function heading({ summary }) {
  return h(
    'header',
    { class: 'eco-head' },
    h('h2', {}, summary.caseNumber || summary.clueNumber),
    h('span', {}, summary.title || ''),
    h('span', {}, summary.party || '当事人待查明'),
    h('span', { class: 'eco-card-stage' }, summary.stageLabel)
  );
}

function tabs(parts) {
  const panel = h('div', { class: 'eco-panel', role: 'tabpanel', id: 'eco-ov-panel', tabindex: 0 });
  let opened = parts[0];
  const buttons = parts.map(part =>
    h('button', { type: 'button', role: 'tab', id: `eco-ov-tab-${part.id}`,
      'aria-controls': 'eco-ov-panel', click: () => open(part) }, part.label)
  );

  async function open(part) {
    opened = part;
    buttons.forEach((button, i) => {
      const chosen = parts[i] === part;
      button.setAttribute('aria-selected', String(chosen));
      button.tabIndex = chosen ? 0 : -1;
    });
    panel.setAttribute('aria-labelledby', `eco-ov-tab-${part.id}`);
    show(panel, notice('正在加载…'));
    try {
      const content = await part.load();
      if (opened === part) {
        show(panel, [content].flat(3));
      }
    } catch (error) {
      show(panel, failure(error));
    }
  }

  function move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const next = (parts.indexOf(opened) + step + parts.length) % parts.length;
      event.preventDefault();
      open(parts[next]);
      buttons[next].focus();
    }
  }

  open(opened);
  return [
    h('div', { class: 'eco-tabs', role: 'tablist', 'aria-label': '案件', keydown: move }, buttons),
    panel
  ];
}

/** Shows the page of a case. */
export async function casePage(node, caseId) {
  const id = encodeURIComponent(caseId);
  const place = h('div', { class: 'eco-dossier' }, notice('正在加载…'));
  show(
    node,
    h('nav', { class: 'eco-ov-back' }, h('a', { href: '#/oversight' }, '← 返回超期督办')),
    place
  );
  try {
    const [view, first] = await Promise.all([get(`cases/${id}`), get(`oversight/cases/${id}`)]);
    let found = first;
    const again = () => casePage(node, caseId);
    show(
      place,
      heading(view),
      tabs([
        {
          id: 'supervision',
          label: '督办',
          load: async () => {
            found = found || (await get(`oversight/cases/${id}`));
            return supervision(found, again);
          }
        },
        { id: 'clocks', label: '期限计算', load: () => clocks(caseId, view) },
        { id: 'facts', label: '案情', load: () => facts(view) },
        { id: 'documents', label: '文书', load: () => documents(caseId, view) },
        { id: 'evidence', label: '证据', load: () => evidenceList(caseId) },
        { id: 'timeline', label: '办案过程', load: () => timeline(caseId) }
      ])
    );
  } catch (error) {
    show(place, failure(error));
  }
}
