// Photos and files: they are uploaded at once and wait at the server for the form to be handed in,
// and then become evidence. The value is the list of their ids.
import { API, make as element } from './dom.js';

const PHOTOS = 'image/jpeg,image/png,image/webp,image/heic,image/heif';
const FILES = `${PHOTOS},video/mp4,video/quicktime,video/x-msvideo,audio/mpeg,audio/wav,application/pdf,.heic,.mov,.avi,.mp3,.wav`;
const MOST = 30;
const PATIENCE = 600000;

export function sanitize({ value }) {
  return Array.isArray(value) ? value.filter(id => typeof id === 'string') : [];
}

/** Sends a file, and tells how far it is. */
function send(subject, file, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const name = encodeURIComponent(file.name);
    request.open('POST', `${API}uploads?form=${encodeURIComponent(subject)}&name=${name}`);
    request.setRequestHeader('X-Ecocase-Request', '1');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'json';
    request.timeout = PATIENCE;
    request.upload.onprogress = ({ loaded, total }) => progress(Math.round((100 * loaded) / total));
    request.onload = () =>
      request.status === 201
        ? resolve(request.response)
        : reject(new Error(request.response?.detail ?? '上传失败，请重试'));
    request.onerror = () => reject(new Error('网络中断，请重试'));
    request.ontimeout = () => reject(new Error('上传超时，请在网络良好时重试'));
    request.send(new File([file], file.name, { type: 'application/octet-stream' }));
  });
}

/** What is known of an id: a file that waits, or evidence that is there already. */
async function lookUp(id) {
  for (const kind of ['uploads', 'evidence']) {
    const answer = await fetch(`${API}${kind}/${id}`);
    if (answer.ok) {
      return { ...(await answer.json()), address: `${API}${kind}/${id}/content`, kind };
    }
  }
  return null;
}

function size(bytes) {
  return bytes < 1048576 ? `${Math.ceil(bytes / 1024)}KB` : `${(bytes / 1048576).toFixed(1)}MB`;
}

export function make(place, host) {
  const photo = host.properties.widget === 'photo';
  const list = element('ul', { className: 'eco-files', 'aria-label': `${host.label}：已选的文件` });
  const status = element('p', { role: 'status', className: 'eco-status' });
  const problem = element('p', { role: 'alert', className: 'eco-problem' });
  const buttons = element(
    'div',
    { className: 'eco-buttons' },
    ...(photo ? [picker('拍照', { accept: 'image/*', capture: 'environment' })] : []),
    picker(photo ? '从相册选择' : '选择文件', {
      id: host.id,
      accept: photo ? PHOTOS : FILES,
      multiple: true
    })
  );
  place.append(list, buttons, status, problem);

  const known = new Map();
  let value = [];
  let fixed = false;
  let sending = 0;

  function picker(text, properties) {
    const input = element('input', { type: 'file', className: 'eco-hidden-input', ...properties });
    input.setAttribute('aria-label', `${host.label}：${text}`);
    input.addEventListener('change', () => {
      const chosen = [...input.files];
      input.value = '';
      take(chosen);
    });
    return element('label', { className: 'btn btn-default' }, text, input);
  }

  async function take(chosen) {
    problem.textContent = '';
    for (const file of chosen) {
      if (value.length >= MOST) {
        problem.textContent = `最多${MOST}个文件。`;
        return;
      }
      await upload(file);
    }
  }

  async function upload(file) {
    sending += 1;
    host.working(true);
    try {
      const waiting = await send(host.subject() ?? '', file, percent => {
        status.textContent = `正在上传“${file.name}”：${percent}%`;
      });
      known.set(waiting.id, {
        ...waiting,
        address: `${API}uploads/${waiting.id}/content`,
        kind: 'uploads'
      });
      value = [...value, waiting.id];
      status.textContent = `“${file.name}”已上传，提交表单后成为证据。`;
    } catch ({ message }) {
      status.textContent = '';
      problem.textContent = `“${file.name}”没有上传：${message}`;
    } finally {
      sending -= 1;
      host.working(sending > 0);
      host.change(value);
      draw();
    }
  }

  function remove(id) {
    value = value.filter(other => other !== id);
    if (known.get(id)?.kind === 'uploads') {
      fetch(`${API}uploads/${id}`, { method: 'DELETE', headers: { 'X-Ecocase-Request': '1' } });
    }
    status.textContent = '已移除。';
    host.change(value);
    draw();
    buttons.querySelector('input')?.focus();
  }

  function item(id, number) {
    const file = known.get(id);
    const name = file?.fileName ?? (file === null ? '文件已过期，请移除后重新上传' : '…');
    const link = file
      ? element('a', { href: file.address, target: '_blank', rel: 'noopener' }, name)
      : element('span', {}, name);
    const picture = file?.contentType.startsWith('image/')
      ? element('img', { src: file.address, alt: `${host.label}${number}`, loading: 'lazy' })
      : null;
    const button = element(
      'button',
      { type: 'button', className: 'btn btn-link', 'aria-label': `移除${name}` },
      '移除'
    );
    button.addEventListener('click', () => remove(id));
    return element(
      'li',
      {},
      picture,
      link,
      file ? element('small', {}, size(file.size)) : null,
      fixed ? null : button
    );
  }

  function draw() {
    list.replaceChildren(...value.map((id, i) => item(id, i + 1)));
    list.hidden = value.length === 0;
    buttons.hidden = fixed;
    if (fixed && value.length === 0) {
      status.textContent = '没有文件。';
    }
  }

  async function learn() {
    const unknown = value.filter(id => !known.has(id));
    await Promise.all(unknown.map(async id => known.set(id, await lookUp(id))));
    if (unknown.length > 0) {
      draw();
    }
  }

  return {
    show(state) {
      const ids = sanitize(state);
      if (sending === 0 || JSON.stringify(ids) !== JSON.stringify(value)) {
        value = ids;
      }
      fixed = state.fixed;
      draw();
      learn();
    }
  };
}
