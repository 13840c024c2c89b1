// 超期督办: counts, charts, filters and lists. What was chosen stays while one looks at a case.

import { get, url } from './api.js';
import { casePage } from './casepage.js';
import { bars, trend } from './charts.js';
import { failure, h, lamp, moment, notice, show } from './dom.js';
import { LABELS, LAMPS, number } from './lamps.js';
import { finished, terms } from './tables.js';

const PER_PAGE = 20;
const TYPING_MILLISECONDS = 400;
const GROUPS = [
  { name: 'stage', label: '阶段' },
  { name: 'agency', label: '机关' },
  { name: 'unit', label: '承办机构' },
  { name: 'officer', label: '承办人' },
  { name: 'source', label: '来源' },
  { name: 'term', label: '期限' }
];

/** Cases that have ended are in no stage and have no period any more. */
const ofList = (list, filter) =>
  list === 'finished' ? { ...filter, stage: undefined, term: undefined } : filter;

const fresh = () => ({ list: 'terms', group: 'unit', offset: 0, filter: {} });
let state = fresh();

function query(more = {}) {
  const all = { ...state.filter, ...more };
  const known = Object.entries(all).filter(([, value]) => value !== undefined && value !== null);
  return new URLSearchParams(known).toString();
}

/** What the address asks for: a case, or a lamp. */
function asked() {
  return new URLSearchParams(window.location.hash.split('?')[1] || '');
}

function tiles(overview, choose) {
  return h(
    'div',
    { class: 'eco-ov-tiles' },
    LAMPS.map(({ code, label }) =>
      h(
        'button',
        {
          type: 'button',
          class: `eco-ov-tile eco-ov-${code.toLowerCase()}`,
          'aria-pressed': String(state.list === 'terms' && state.filter.lamp === code),
          click: () => choose(code)
        },
        h('span', { class: 'eco-ov-label' }, lamp(code, label)),
        h('span', { class: 'eco-ov-number' }, number(overview.cases[code])),
        h('span', { class: 'eco-muted' }, `件案件，${number(overview.terms[code])} 项期限`)
      )
    ),
    h(
      'div',
      { class: 'eco-ov-tile eco-ov-closed' },
      h('span', { class: 'eco-ov-label' }, '本年办结'),
      h('span', { class: 'eco-ov-number' }, number(overview.closedThisYear)),
      h('span', { class: 'eco-muted' }, `件案件，其中超期办结 ${number(overview.closedLateThisYear)} 件`)
    )
  );
}

/** Made once and kept while all around it is drawn anew: an answer that arrives must not swallow what is being typed. */
function searchField(changed) {
  const field = h('input', {
    class: 'form-control',
    type: 'search',
    id: 'eco-ov-text',
    placeholder: '案号、当事人或者案由',
    value: state.filter.q || ''
  });
  let typing;
  field.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(() => changed({ q: field.value.trim() || undefined }), TYPING_MILLISECONDS);
  });
  const clear = () => {
    clearTimeout(typing);
    field.value = '';
  };
  return { field, clear };
}

function filters(overview, search, changed) {
  const select = (name, label, options) => {
    const control = h(
      'select',
      { class: 'form-control', id: `eco-ov-${name}` },
      h('option', { value: '*' }, '全部'),
      options.map(o => h('option', { value: o.key, selected: state.filter[name] === o.key }, o.label))
    );
    control.addEventListener('change', () =>
      changed({ [name]: control.value === '*' ? undefined : control.value })
    );
    return h('div', {}, h('label', { for: control.id }, label), control);
  };
  const lamps = state.list === 'terms'
    ? LAMPS.map(l => ({ key: l.code, label: l.label }))
    : [{ key: 'OVERDUE', label: '超期办结' }, { key: 'NORMAL', label: '按期办结' }];
  const groups = GROUPS.filter(
    g => (overview.groups[g.name] || []).length > (g.name === 'agency' ? 1 : 0) || state.filter[g.name] !== undefined
  ).filter(g => state.list === 'terms' || !['stage', 'term'].includes(g.name));
  return h(
    'form',
    { class: 'eco-ov-filters', role: 'search', 'aria-label': '筛选', submit: e => e.preventDefault() },
    h('div', { class: 'eco-ov-wide' }, h('label', { for: 'eco-ov-text' }, '查找'), search.field),
    select('lamp', '状态', lamps),
    groups.map(g => select(g.name, g.label, options(overview, g.name))),
    h('button', { type: 'button', class: 'btn btn-default', click: () => { search.clear(); changed(null); } }, '清除筛选')
  );
}

/** A chosen value stays in its list even where nothing is left of it. */
function options(overview, name) {
  const found = overview.groups[name] || [];
  const chosen = state.filter[name];
  return chosen === undefined || found.some(o => o.key === chosen)
    ? found
    : [...found, { key: chosen, label: chosen || '尚未分派' }];
}

function charts(overview, choose) {
  const line = h('canvas', { role: 'img' });
  const stages = h('canvas', { role: 'img' });
  const chosen = h('canvas', { role: 'img' });
  const by = h('select', { class: 'form-control', 'aria-label': '分布' },
    GROUPS.filter(g => g.name !== 'stage').map(g =>
      h('option', { value: g.name, selected: g.name === state.group }, `按${g.label}`)));
  const label = () => GROUPS.find(g => g.name === state.group).label;
  const draw = () =>
    bars(chosen, `按${label()}`, overview.groups[state.group] || [], key => choose(state.group, key));
  by.addEventListener('change', () => {
    state.group = by.value;
    draw();
  });
  const figure = (title, canvas) =>
    h('figure', {}, h('figcaption', {}, title), h('div', { class: 'eco-ov-canvas' }, canvas));
  const place = h(
    'div',
    { class: 'eco-ov-charts' },
    figure('近十二周趋势', line),
    figure('按阶段', stages),
    figure(by, chosen)
  );
  trend(line, overview.trend);
  bars(stages, '按阶段', overview.groups.stage || [], key => choose('stage', key));
  draw();
  return place;
}

function pages(found, turn) {
  const from = state.offset + 1;
  const to = state.offset + found.items.length;
  const total = found.capped ? `${number(found.total)} 条以上` : `${number(found.total)} 条`;
  return h(
    'div',
    { class: 'eco-ov-pages' },
    h('span', {}, `第 ${from}–${to} 条，共 ${total}`),
    h('button', { type: 'button', class: 'btn btn-default', disabled: state.offset === 0,
      click: () => turn(-PER_PAGE) }, '上一页'),
    h('button', { type: 'button', class: 'btn btn-default', disabled: to >= found.total,
      click: () => turn(PER_PAGE) }, '下一页')
  );
}

const exports_ = () =>
  h(
    'span',
    { class: 'eco-ov-exports' },
    '导出：',
    ['xlsx', 'csv'].map(type =>
      h('a', { class: 'btn btn-default', download: true,
        href: url(`oversight/exports/${state.list}.${type}?${query()}`) },
      type === 'xlsx' ? 'Excel' : 'CSV')
    )
  );

/** Draws the page anew after every choice; the last question asked is the one that is shown. */
function board(node) {
  const top = h('div', {}, notice('正在加载…'));
  const list = h('div', { class: 'eco-ov-list', 'aria-live': 'polite' });
  show(node, top, list);
  let question = 0;

  function switcher() {
    const tab = (name, label) =>
      h('button', { type: 'button', role: 'tab', 'aria-selected': String(state.list === name),
        click: () => choose({ list: name, offset: 0, filter: ofList(name, { ...state.filter, lamp: undefined }) }) }, label);
    return h('div', { class: 'eco-tabs', role: 'tablist', 'aria-label': '案件' },
      tab('terms', '在办期限'), tab('finished', '已办结案件'));
  }

  function choose(change) {
    state = { ...state, ...change };
    return refresh();
  }

  function narrow(filter) {
    return choose({ offset: 0, filter: filter === null ? {} : { ...state.filter, ...filter } });
  }

  const search = searchField(narrow);

  async function refresh() {
    const asked = ++question;
    try {
      const [overview, found] = await Promise.all([
        get(`oversight/overview?${query({ lamp: undefined })}`),
        get(`oversight/${state.list}?${query({ limit: PER_PAGE, offset: state.offset })}`)
      ]);
      if (asked !== question) {
        return;
      }
      // Whoever types into a field goes on typing: it is asked here, at the moment of drawing, who has the focus.
      const focus = document.activeElement?.id;
      const caret = [document.activeElement?.selectionStart, document.activeElement?.selectionEnd];
      const many = (overview.groups.agency || []).length > 1;
      show(
        top,
        h('header', { class: 'eco-ov-head' },
          h('h2', {}, '超期督办'),
          h('span', { class: 'eco-muted' }, `统计时间：${moment(overview.at)}`)),
        tiles(overview, code =>
          choose({ list: 'terms', offset: 0,
            filter: { ...state.filter, lamp: state.filter.lamp === code ? undefined : code } })),
        charts(overview, (name, key) =>
          ['stage', 'term'].includes(name)
            ? choose({ list: 'terms', offset: 0, filter: { ...state.filter, lamp: undefined, [name]: key } })
            : narrow({ [name]: key })),
        switcher(),
        filters(overview, search, narrow)
      );
      show(
        list,
        h('div', { class: 'eco-ov-bar' },
          h('strong', {}, state.list === 'terms'
            ? `${state.filter.lamp ? LABELS[state.filter.lamp] : '全部'}期限` : '已办结案件'),
          exports_()),
        found.items.length
          ? [
              state.list === 'terms'
                ? terms(found.items, { many, urges: overview.mayUrge, changed: refresh })
                : finished(found.items, { many }),
              pages(found, step => choose({ offset: Math.max(0, state.offset + step) }))
            ]
          : notice('没有符合条件的案件。')
      );
      const control = focus ? document.getElementById(focus) : null;
      control?.focus();
      if (control?.type === 'search') {
        control.setSelectionRange(...caret);
      }
    } catch (error) {
      if (asked === question) {
        show(top, failure(error));
        show(list);
      }
    }
  }

  return refresh();
}

/** The page: the board, or one case. */
export function page(node) {
  const place = h('main', { class: 'eco-ov eco-ov-page' });
  node.append(place);
  const wanted = asked();
  if (wanted.has('case')) {
    return casePage(place, wanted.get('case'));
  }
  if (wanted.has('lamp')) {
    state = { ...fresh(), filter: { lamp: wanted.get('lamp') } };
  }
  return board(place);
}
