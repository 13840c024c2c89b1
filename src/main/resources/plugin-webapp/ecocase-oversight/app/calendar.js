// 放假安排: the State Council's days off by year; an administrator loads a year without a release.

import { get, put } from './api.js';
import { day, failure, h, moment, notice, show } from './dom.js';

const WORDS = { source: '文号', holidays: '放假', workdays: '调休上班' };

const range = ({ name, from, to }) => `${name} ${day(from)}${from === to ? '' : `至${day(to)}`}`;

function year(known, edit) {
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, `${known.year}年`),
    h('td', {}, known.source),
    h('td', {}, known.holidays.map(holiday => h('div', {}, range(holiday)))),
    h('td', {}, known.workdays.length ? known.workdays.map(on => h('div', {}, day(on))) : '无'),
    h('td', {}, known.loadedAt ? `${known.loadedBy}于${moment(known.loadedAt)}载入` : '随系统发布'),
    h('td', { class: 'eco-actions' },
      h('button', { type: 'button', class: 'btn btn-link', click: () => edit(known) }, '修改'))
  );
}

const field = (label, name, attributes) =>
  h('label', {}, label, h('input', { class: 'form-control', name, ...attributes }));

/** Rows that can be added and taken away; every row is made by `row`. */
function rows(title, add, row, first) {
  const list = h('ol', { class: 'eco-ov-rows' });
  const append = value => {
    const item = h('li', {}, row(value),
      h('button', { type: 'button', class: 'btn btn-link', click: () => item.remove() }, '删除'));
    list.append(item);
    return item;
  };
  first.forEach(append);
  return h(
    'fieldset',
    {},
    h('legend', {}, title),
    list,
    h('button', { type: 'button', class: 'btn btn-default',
      click: () => append(undefined).querySelector('input').focus() }, add)
  );
}

function editor(known, saved) {
  const status = h('div', { role: 'status', 'aria-live': 'polite' });
  const holidays = rows('放假日期', '增加一个节日', (value = {}) => [
    field('节日', 'name', { maxlength: 30, value: value.name || '' }),
    field('第一日', 'from', { type: 'date', value: value.from || '' }),
    field('最后一日', 'to', { type: 'date', value: value.to || '' })
  ], known.holidays);
  const workdays = rows('调休上班日', '增加一个上班日', (value = '') => [
    field('日期', 'workday', { type: 'date', value })
  ], known.workdays);
  const form = h(
    'form',
    { class: 'eco-ov-calendar', novalidate: true, 'aria-label': '载入放假安排', submit: save },
    h('h3', {}, '载入放假安排'),
    h('p', { class: 'eco-muted' },
      '按照国务院办公厅的通知填写，只有系统管理员可以载入。周六、周日不必填写；载入后，受影响的期限、待办和定时事项同时重新计算。'),
    h('div', { class: 'eco-ov-filters' },
      field('年份', 'year', { type: 'number', min: 2000, max: 2100, value: known.year }),
      field('通知文号', 'source', { maxlength: 100, value: known.source })),
    holidays,
    workdays,
    status,
    h('button', { type: 'submit', class: 'btn btn-primary' }, '载入')
  );

  const values = (place, name) => [...place.querySelectorAll(`[name="${name}"]`)];

  /** The control that a field of the interface belongs to, such as `holidays[2].to`. */
  function control(name) {
    const [, list, index, part] = /^(\w+)\[(\d+)\](?:\.(\w+))?$/.exec(name || '') || [];
    return list === 'holidays'
      ? values(holidays, part || 'name')[index]
      : list === 'workdays'
        ? values(workdays, 'workday')[index]
        : form.elements[name];
  }

  function place(name) {
    const index = /\[(\d+)\]/.exec(name || '');
    const list = WORDS[(name || '').split('[')[0]];
    return list && index ? `${list}第${Number(index[1]) + 1}行：` : '';
  }

  async function save(event) {
    event.preventDefault();
    const names = values(holidays, 'name');
    const content = {
      year: Number(form.elements.year.value),
      source: form.elements.source.value.trim(),
      holidays: names.map((name, i) => ({
        name: name.value.trim(),
        from: values(holidays, 'from')[i].value,
        to: values(holidays, 'to')[i].value
      })),
      workdays: values(workdays, 'workday').map(input => input.value)
    };
    try {
      await put(`calendars/${content.year}`, content);
      saved(`${content.year}年的放假安排已经载入，有关期限已重新计算。`);
    } catch (error) {
      const wrong = control(error.field);
      wrong?.setAttribute('aria-invalid', 'true');
      wrong?.focus();
      show(status, failure(new Error(place(error.field) + error.message)));
    }
  }

  return form;
}

/** The page. */
export async function calendar(node) {
  const place = h('main', { class: 'eco-ov eco-ov-page' }, notice('正在加载…'));
  node.append(place);

  async function draw(message) {
    const years = await get('calendars');
    const next = {
      year: years.length ? years[0].year + 1 : new Date().getFullYear(),
      source: '',
      holidays: [undefined],
      workdays: []
    };
    const form = h('div', {}, editor(next, draw));
    const edit = known => {
      show(form, editor(known, draw));
      form.scrollIntoView();
    };
    show(
      place,
      h('header', { class: 'eco-ov-head' }, h('h2', {}, '放假安排')),
      message ? h('p', { class: 'eco-done', role: 'status' }, message) : null,
      h(
        'table',
        { class: 'eco-table' },
        h('thead', {}, h('tr', {},
          ['年份', '文号', '放假', '调休上班', '来源', '操作'].map(text => h('th', { scope: 'col' }, text)))),
        h('tbody', {}, years.map(known => year(known, edit)))
      ),
      form
    );
  }

  try {
    await draw();
  } catch (error) {
    show(place, failure(error));
  }
}
