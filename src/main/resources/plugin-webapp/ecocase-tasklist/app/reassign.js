// 改派: the head of the unit gives the task to somebody else who could do it.

import { get, post } from './api.js';
import { failure, h, show } from './dom.js';

const person = ({ id, name, unit }) =>
  h('option', { value: id }, unit ? `${name}（${unit}）` : name);

function form(path, { now, people }, done) {
  const status = h('div', { role: 'status', 'aria-live': 'polite' });
  const officer = h(
    'select',
    { class: 'form-control', name: 'officer', required: true },
    h('option', { value: '' }, '请选择'),
    people.map(person)
  );
  const reason = h('textarea', {
    class: 'form-control',
    name: 'reason',
    rows: 2,
    maxlength: 500,
    required: true
  });
  const button = h('button', { type: 'submit', class: 'btn btn-default' }, '改派');

  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    try {
      await post(path, { officer: officer.value, reason: reason.value });
      done(officer.selectedOptions[0].textContent);
    } catch (error) {
      show(status, failure(error));
      button.disabled = false;
    }
  }

  return h(
    'form',
    { class: 'eco-reassign', 'aria-label': '改派', submit },
    h('p', {}, now ? `现由${now}办理。` : '目前无人签收。'),
    h('label', {}, '改派给', officer),
    h('label', {}, '理由', reason),
    button,
    status
  );
}

/** A place for the form; it stays empty for those who may not re-assign. */
export function reassign(taskId) {
  const place = h('div', { class: 'eco-assignment' });
  const path = `tasks/${encodeURIComponent(taskId)}/assignment`;
  get(path)
    .then(choice => {
      if (choice.allowed && choice.people.length) {
        const done = name => show(place, h('p', { role: 'status' }, `已改派给${name}。`));
        show(place, h('details', {}, h('summary', {}, '改派'), form(path, choice, done)));
      }
    })
    .catch(error => show(place, failure(error)));
  return place;
}
