// 办案动作: what may be started from the case, and what was started and has not ended.

import { get, post, remove } from './api.js';
import { failure, h, show } from './dom.js';

const pathOf = caseId => `cases/${encodeURIComponent(caseId)}/actions`;

/** Opens the first task of what was started. */
const openTask = taskId => {
  const here = new URL(location.href);
  location.assign(
    here.pathname.includes('/tasklist/')
      ? `#/?task=${encodeURIComponent(taskId)}`
      : new URL(`camunda/app/tasklist/default/#/?task=${encodeURIComponent(taskId)}`, document.baseURI)
  );
};

function started({ scope, label, withdrawable }, withdraw) {
  return h(
    'li',
    {},
    `${label}（办理中）`,
    withdrawable
      ? h(
          'button',
          { type: 'button', class: 'btn btn-link', click: event => withdraw(event, scope) },
          '撤回'
        )
      : ''
  );
}

/** A place for the buttons; it stays empty where nothing may be started and nothing runs. */
export function actions(caseId) {
  const place = h('div', { class: 'eco-actions' });
  const status = h('div', { role: 'status', 'aria-live': 'polite' });

  async function act(event, action) {
    event.currentTarget.disabled = true;
    try {
      await action();
    } catch (error) {
      show(status, failure(error));
      event.target.disabled = false;
    }
  }

  const begin = (event, process) =>
    act(event, async () => openTask((await post(`${pathOf(caseId)}/${process}`, {})).taskId));

  const withdraw = (event, scope) =>
    act(event, async () => {
      await remove(`${pathOf(caseId)}/${encodeURIComponent(scope)}`);
      await load();
    });

  async function load() {
    try {
      const { offered, open } = await get(pathOf(caseId));
      show(
        place,
        offered.length
          ? h(
              'div',
              { class: 'eco-action-buttons', role: 'group', 'aria-label': '办案动作' },
              offered.map(({ process, label }) =>
                h(
                  'button',
                  {
                    type: 'button',
                    class: 'btn btn-default',
                    'data-action': process,
                    click: event => begin(event, process)
                  },
                  label
                )
              )
            )
          : '',
        open.length ? h('ul', { class: 'eco-open-actions' }, open.map(run => started(run, withdraw))) : '',
        status
      );
    } catch (error) {
      show(place, failure(error));
    }
  }

  load();
  return place;
}
