// Evidence: what is there, and handing in more.

import { get, send, url } from './api.js';
import { failure, h, moment, notice, show } from './dom.js';

const KINDS = {
  DOCUMENTARY: '书证',
  PHYSICAL: '物证',
  AUDIOVISUAL: '视听资料',
  ELECTRONIC: '电子数据',
  TESTIMONY: '证人证言',
  PARTY_STATEMENT: '当事人的陈述',
  EXPERT_OPINION: '鉴定意见',
  INSPECTION_RECORD: '勘验笔录、现场笔录',
  CASE_SOURCE: '案源材料'
};

const contentOf = ({ id }) => url(`evidence/${encodeURIComponent(id)}/content`);

function size(bytes) {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function picture(item) {
  const extension = item.fileName.split('.').pop().toUpperCase().slice(0, 4);
  return item.contentType.startsWith('image/')
    ? h('img', { src: contentOf(item), alt: `证据${item.no}：${item.name}`, loading: 'lazy' })
    : h('span', { class: 'eco-file', 'aria-hidden': 'true' }, extension);
}

function entry(item) {
  return h(
    'li',
    {},
    h('a', { href: contentOf(item), download: item.fileName, class: 'eco-thumb', title: '下载原件' },
      picture(item)),
    h(
      'div',
      {},
      h('strong', {}, `证据${item.no}　${item.name}`),
      h('span', { class: 'eco-kind' }, KINDS[item.kind] || item.kind),
      h('p', {}, `证明内容：${item.proves}`),
      h(
        'p',
        { class: 'eco-muted' },
        [`取证人：${item.takenBy}`, `取证时间：${moment(item.takenAt)}`,
          item.place ? `取证地点：${item.place}` : null].filter(Boolean).join('　')
      ),
      h('p', { class: 'eco-muted' }, `${item.fileName}　${size(item.size)}`),
      h('p', { class: 'eco-muted eco-hash' }, `校验值（SHA-256）：${item.sha256}`)
    )
  );
}

/** The evidence there is, to be read only. */
export async function evidenceList(caseId) {
  const found = await get(`cases/${encodeURIComponent(caseId)}/evidence`);
  return found.length === 0
    ? notice('还没有证据。')
    : h('ul', { class: 'eco-evidence' }, found.map(entry));
}

let fields = 0;

function field(label, control, hint) {
  const id = `eco-field-${++fields}`;
  control.id = id;
  return h(
    'div',
    { class: 'eco-field' },
    h('label', { for: id },
      label,
      control.required ? h('span', { class: 'eco-required', title: '必填' }, '*') : null),
    control,
    hint ? h('span', { class: 'eco-muted' }, hint) : null
  );
}

/**
 * The browser's own file control speaks the browser's language; ours is a label over it, which the
 * keyboard still reaches.
 */
function fileField() {
  const control = h('input', { type: 'file', name: 'file', class: 'eco-file-input', required: true,
    accept: 'image/*,video/*,audio/*,application/pdf' });
  const chosen = h('span', { class: 'eco-muted' }, '尚未选择文件');
  const tell = () => {
    const file = control.files[0];
    chosen.textContent = file ? `${file.name}　${size(file.size)}` : '尚未选择文件';
  };
  const row = field('文件', control, '照片、录像、录音或者PDF，不超过50 MB');
  const pick = h('label', { for: control.id, class: 'btn btn-default' }, '选择文件');
  control.addEventListener('change', tell);
  control.after(h('div', { class: 'eco-pick' }, pick, chosen));
  return { row, tell };
}

const input = attributes => h('input', { class: 'form-control', ...attributes });

// The present moment as a field for date and time wants it, in the time of China.
function now() {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short'
  }).format(new Date());
  return text.replace(' ', 'T');
}

const NEEDED = { file: '文件', name: '名称', kind: '种类', proves: '证明内容', takenBy: '取证人', takenAt: '取证时间' };

function missing(form) {
  for (const [name, label] of Object.entries(NEEDED)) {
    const control = form.elements[name];
    const empty = name === 'file' ? control.files.length === 0 : control.value.trim() === '';
    if (empty) {
      control.focus();
      return `请填写“${label}”。`;
    }
  }
  return null;
}

function uploadForm(caseId, uploaded) {
  const status = h('div', { role: 'status', 'aria-live': 'polite' });
  const progress = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': '上传进度' });
  const button = h('button', { type: 'submit', class: 'btn btn-primary' }, '上传证据');
  const file = fileField();
  const form = h(
    'form',
    { class: 'eco-upload', novalidate: true, 'aria-label': '上传证据' },
    h('h4', {}, '上传证据'),
    file.row,
    field('名称', input({ name: 'name', required: true, maxlength: 200 })),
    field('种类', h('select', { class: 'form-control', name: 'kind', required: true },
      h('option', { value: '' }, '请选择'),
      Object.entries(KINDS).map(([value, text]) => h('option', { value }, text)))),
    field('证明内容', h('textarea', { class: 'form-control', name: 'proves', required: true,
      rows: 2, maxlength: 1000 })),
    field('取证人', input({ name: 'takenBy', required: true, maxlength: 100 }), '两名以上执法人员的，用顿号分开'),
    field('取证时间', input({ type: 'datetime-local', name: 'takenAt', required: true,
      max: now() })),
    field('取证地点', input({ name: 'place', maxlength: 200 })),
    progress,
    status,
    button
  );
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const absent = missing(form);
    if (absent) {
      show(status, failure(new Error(absent)));
      return;
    }
    button.disabled = true;
    progress.hidden = false;
    show(status);
    try {
      const item = await send(`cases/${encodeURIComponent(caseId)}/evidence`, new FormData(form),
        share => { progress.value = share; });
      form.reset();
      file.tell();
      show(status, h('p', { class: 'eco-done' }, `已上传：证据${item.no}“${item.name}”。`));
      await uploaded();
    } catch (error) {
      show(status, failure(error));
    } finally {
      button.disabled = false;
      progress.hidden = true;
      progress.value = 0;
    }
  });
  return form;
}

export async function evidence(caseId) {
  const place = h('div', {}, await evidenceList(caseId));
  const refresh = async () => show(place, await evidenceList(caseId));
  return [place, uploadForm(caseId, refresh)];
}
