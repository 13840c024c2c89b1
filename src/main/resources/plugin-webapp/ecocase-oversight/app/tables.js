// The two lists: periods that run, and cases that have ended.

import { day, h, lamp, moment } from './dom.js';
import { urge } from './urge.js';

const caseLink = row => `#/oversight?case=${encodeURIComponent(row.caseId)}`;

const whose = row =>
  row.officerName
    ? [row.officerName, h('div', { class: 'eco-muted' }, row.unit || '')]
    : h('span', { class: 'eco-muted' }, '尚未分派');

const due = row => (row.due.includes('T') ? moment(row.due) : day(row.due));

function days(row) {
  if (row.lamp === 'SUSPENDED') {
    return '中止中';
  }
  if (row.lamp === 'OVERDUE') {
    return row.days < 0 ? `超期 ${-row.days} 日` : '今日超期';
  }
  return row.days === 0 ? '今日届满' : `剩余 ${row.days} 日`;
}

/** What became of the last urging. */
export function urged(urging) {
  if (!urging) {
    return null;
  }
  return urging.answeredAt
    ? h('span', { title: urging.progress }, `已答复，预计${day(urging.expectedEnd)}办结`)
    : h('span', { class: 'eco-ov-waiting' }, `待${urging.personName}答复`);
}

function table(heads, rows, caption) {
  return h(
    'div',
    { class: 'eco-ov-scroll' },
    h(
      'table',
      { class: 'eco-table eco-ov-table' },
      h('caption', { class: 'eco-ov-hidden' }, caption),
      h('thead', {}, h('tr', {}, heads.map(text => h('th', { scope: 'col' }, text)))),
      h('tbody', {}, rows)
    )
  );
}

function file(row) {
  return [
    h('a', { href: caseLink(row), class: 'eco-ov-case' }, row.number),
    h('div', {}, row.party || h('span', { class: 'eco-muted' }, '当事人待查明')),
    row.title ? h('div', { class: 'eco-muted' }, row.title) : null
  ].filter(Boolean);
}

function term(row, many, urges, changed) {
  return h(
    'tr',
    {},
    h('td', {}, lamp(row.lamp, row.lampLabel)),
    h('td', {}, file(row)),
    many ? h('td', {}, row.agencyName) : null,
    h('td', {}, row.stageLabel),
    h('td', {}, whose(row)),
    h('td', {}, row.label,
      h('div', { class: 'eco-muted' }, row.internal ? '机关内部期限' : row.article),
      row.task ? h('div', {}, `待办：${row.task}`) : null),
    h('td', { class: 'eco-ov-nowrap' }, due(row),
      row.provisional ? h('div', { class: 'eco-muted' }, '暂定') : null),
    h('td', { class: `eco-ov-nowrap eco-ov-days-${row.lamp.toLowerCase()}` }, days(row)),
    h('td', { class: 'eco-ov-nowrap' }, row.suspendedDays ? `${row.suspendedDays} 日` : '—'),
    h('td', {}, urged(row.urging) || '—'),
    h(
      'td',
      { class: 'eco-actions' },
      row.instance
        ? h('a', { class: 'btn btn-link', href: `#/process-instance/${row.instance}/runtime` }, '流程')
        : null,
      urges
        ? h('button', { type: 'button', class: 'btn btn-link', click: () => urge(row, changed) }, '催办')
        : null
    )
  );
}

/** Periods that run; `many` when there are several agencies to tell apart. */
export function terms(rows, { many, urges, changed }) {
  const heads = ['状态', '案件', many ? '机关' : null, '阶段', '承办人', '期限及依据', '届满日', '超期或剩余',
    '已中止', '催办', '操作'].filter(Boolean);
  return table(heads, rows.map(row => term(row, many, urges, changed)), '正在计算的期限');
}

function finishedRow(row, many) {
  return h(
    'tr',
    {},
    h('td', {}, lamp(row.termsLate ? 'OVERDUE' : 'NORMAL', row.outcome)),
    h('td', {}, file(row)),
    many ? h('td', {}, row.agencyName) : null,
    h('td', {}, row.stageLabel),
    h('td', {}, whose(row)),
    h('td', {}, row.sourceLabel),
    h('td', { class: 'eco-ov-nowrap' }, row.filedOn ? day(row.filedOn) : '未立案'),
    h('td', { class: 'eco-ov-nowrap' }, moment(row.closedAt)),
    h('td', {}, `${row.termsEnded} 项`),
    h('td', {}, row.late || '—')
  );
}

/** Cases that have ended. */
export function finished(rows, { many }) {
  const heads = ['结果', '案件', many ? '机关' : null, '阶段', '承办人', '来源', '立案日期', '办结时间',
    '期限', '超期情况'].filter(Boolean);
  return table(heads, rows.map(row => finishedRow(row, many)), '已办结案件');
}
