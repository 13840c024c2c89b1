// What is known of the case, by section, in the words of the data dictionary.

import { h, notice } from './dom.js';

const KINDS = { ORGANISATION: '单位', PERSON: '个人' };

function list(rows) {
  const known = rows.filter(([, text]) => text !== null && text !== undefined && text !== '');
  return h(
    'dl',
    { class: 'eco-facts' },
    known.map(([label, text]) => h('div', {}, h('dt', {}, label), h('dd', {}, String(text))))
  );
}

const section = (name, rows) =>
  h('section', { class: 'eco-section' }, h('h4', {}, name), list(rows));

function party(p) {
  return section('当事人档案', [
    ['名称或姓名', p.name],
    ['类别', KINDS[p.kind] || p.kind],
    ['统一社会信用代码', p.uscc],
    ['法定代表人（负责人）', p.legalRepresentative],
    ['地址', p.address],
    ['电话', p.phone]
  ]);
}

/** A table as a table, without columns that no row fills; a wide one is moved within its panel. */
function table(fact) {
  const columns = fact.columns.filter(column => fact.rows.some(row => row[column.key]));
  const head = text => h('th', { scope: 'col' }, text);
  return h(
    'div',
    { class: 'eco-scroll' },
    h(
      'table',
      { class: 'eco-table' },
      h('caption', {}, `${fact.label}（${fact.rows.length}行）`),
      h('thead', {}, h('tr', {}, head('序号'), columns.map(column => head(column.label)))),
      h(
        'tbody',
        {},
        fact.rows.map((row, i) =>
          h('tr', {}, h('td', {}, String(i + 1)), columns.map(column => h('td', {}, row[column.key] || '')))
        )
      )
    )
  );
}

function known(s) {
  const single = s.facts.filter(fact => fact.columns.length === 0);
  const part = section(s.name || '其他', single.map(fact => [fact.label, fact.text]));
  part.append(...s.facts.filter(fact => fact.columns.length > 0).map(table));
  return part;
}

/** Which row of a table something was done for; empty for what is not of a row. */
export function rowOf({ sections }, scope) {
  const names = (scope || '').split('/');
  for (const fact of sections.flatMap(s => s.facts)) {
    const at = fact.rows.findIndex(row => names.includes(row.rowId));
    if (at >= 0) {
      const first = fact.columns.map(column => fact.rows[at][column.key]).find(Boolean) || '';
      return `${fact.label}第${at + 1}行${first ? `：${first}` : ''}`;
    }
  }
  return '';
}

export function facts({ party: p, sections }) {
  if (!p && sections.length === 0) {
    return notice('还没有登记案情。');
  }
  // Once the forms have named the party, their section says the same and more.
  const told = sections.some(s => s.name === '当事人');
  return [
    p && !told ? party(p) : null,
    sections.map(known)
  ];
}
