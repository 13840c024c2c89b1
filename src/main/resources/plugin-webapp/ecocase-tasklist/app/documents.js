// The documents of the case: the list, a preview over the page, and the files themselves.

import { get, url } from './api.js';
import { day, h, moment, notice } from './dom.js';
import { rowOf } from './facts.js';

const STATUS = { CURRENT: '有效', SUPERSEDED: '已被新版本替换', VOID: '已作废' };

/** Shows a PDF over the page; closing gives the focus back to the button. */
function preview(document_) {
  const dialog = h('dialog', { class: 'eco-preview', 'aria-label': document_.name });
  const close = h('button', { type: 'button', class: 'btn btn-default', click: () => dialog.close() }, '关闭');
  dialog.append(
    h(
      'header',
      {},
      h('strong', {}, document_.name),
      h('span', { class: 'eco-muted' }, document_.number || ''),
      close
    ),
    h('iframe', { src: contentOf(document_), title: `${document_.name}预览` })
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  close.focus();
}

const contentOf = ({ id }) => url(`documents/${encodeURIComponent(id)}/content`);

const fileName = ({ number, name }) => `${number ? `${number} ` : ''}${name}.pdf`;

function actions(document_) {
  return h(
    'td',
    { class: 'eco-actions' },
    // A browser without its own PDF viewer would show an empty frame.
    navigator.pdfViewerEnabled === false
      ? null
      : h('button', { type: 'button', class: 'btn btn-link', click: () => preview(document_) }, '预览'),
    h('a', { class: 'btn btn-link', href: contentOf(document_), download: fileName(document_) }, '下载')
  );
}

// Which versions of the flow's package have the template that it was printed from.
function template(document_) {
  const releases = document_.templateReleases;
  return releases.length === 0 ? null : `按流程包第${releases.join('、')}版的模板生成`;
}

function row(document_, view) {
  const status = STATUS[document_.status] || document_.status;
  return h(
    'tr',
    { class: document_.status === 'CURRENT' ? null : 'eco-past' },
    h('td', {}, document_.name, ofRow(rowOf(view, document_.scope))),
    h('td', {}, document_.number || '—'),
    h('td', { title: template(document_) }, `第${document_.version}版`),
    h('td', { title: moment(document_.createdAt) }, day(chinaDay(document_.createdAt))),
    h('td', {}, document_.voidReason ? `${status}：${document_.voidReason}` : status),
    actions(document_)
  );
}

// Sweden writes dates as ISO 8601 does.
const chinaDay = instant =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(instant));

const ofRow = told => (told ? h('div', { class: 'eco-muted' }, told) : null);

export async function documents(caseId, view) {
  const found = await get(`cases/${encodeURIComponent(caseId)}/documents`);
  if (found.length === 0) {
    return notice('还没有生成文书。');
  }
  const heads = ['文书', '文号', '版本', '生成日期', '状态', '操作'];
  return h(
    'table',
    { class: 'eco-table' },
    h('thead', {}, h('tr', {}, heads.map(text => h('th', { scope: 'col' }, text)))),
    h('tbody', {}, found.map(document_ => row(document_, view)))
  );
}
