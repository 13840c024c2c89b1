// 催办: the dialog in which a leader says what is asked for.

import { post } from './api.js';
import { failure, h, show } from './dom.js';

const MOST_CHARS = 500;

/** Asks for the instruction and sends it; `done` is called when it was sent. */
export function urge(row, done) {
  const text = h('textarea', {
    class: 'form-control',
    id: 'eco-ov-instruction',
    rows: 4,
    maxlength: MOST_CHARS,
    required: true
  });
  const status = h('div', { role: 'status', 'aria-live': 'polite' });
  const send = h('button', { type: 'submit', class: 'btn btn-primary' }, '发出催办');
  const dialog = h(
    'dialog',
    { class: 'eco-ov eco-ov-dialog', 'aria-labelledby': 'eco-ov-urge-title' },
    h(
      'form',
      { novalidate: true, submit: order },
      h('h3', { id: 'eco-ov-urge-title' }, '催办'),
      h('p', {}, `${row.number}　${row.party || '当事人待查明'}`),
      h('p', {}, `${row.label}，${row.due.replace('T', ' ')}届满`),
      h('label', { for: 'eco-ov-instruction' }, '催办要求'),
      text,
      h('p', { class: 'eco-muted' },
        `承办人${row.officerName || '（尚未分派的，由核查人员或者机构负责人）'}将收到待办，应当在答复期限内说明进展、原因和预计办结日期。`),
      status,
      h(
        'footer',
        {},
        h('button', { type: 'button', class: 'btn btn-default', click: () => dialog.close() }, '取消'),
        send
      )
    )
  );

  async function order(event) {
    event.preventDefault();
    if (text.value.trim() === '') {
      text.focus();
      show(status, failure(new Error('请填写催办要求。')));
      return;
    }
    send.disabled = true;
    try {
      await post('oversight/urgings', {
        caseId: row.caseId,
        clockId: row.clockId,
        instruction: text.value.trim()
      });
      dialog.close();
      done();
    } catch (error) {
      send.disabled = false;
      show(status, failure(error));
    }
  }

  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  text.focus();
}
