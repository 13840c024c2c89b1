// A signature by hand under what the form says. It holds for the text that stood there: whoever
// changes a signed field voids it, here at once, and at the server in any case (Widgets).
import { API, make as element, minute } from './dom.js';

const WIDTH = 600;
const HEIGHT = 200;
const PEN = 3.5;

export function sanitize({ value }) {
  return value?.strokes || value?.id ? value : '';
}

/** What is signed: every field with its value, one line each, as the server builds it too. */
function textOf(form, keys) {
  const data = form._getSubmitData();
  return keys.map(key => `${key}=${plain(data[key])}\n`).join('');
}

function plain(value) {
  if (value === null || value === undefined || (typeof value === 'string' && !value.trim())) {
    return '';
  }
  return Array.isArray(value) ? value.join(',') : String(value);
}

/** A field to write on with a finger, a pen or a mouse. */
function pad(label, changed) {
  const canvas = element('canvas', { width: WIDTH, height: HEIGHT, className: 'eco-pad' });
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', label);
  const pen = canvas.getContext('2d');
  let strokes = [];
  let began = 0;
  let writing = false;

  function draw() {
    pen.clearRect(0, 0, WIDTH, HEIGHT);
    pen.lineWidth = PEN;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    for (const stroke of strokes) {
      pen.beginPath();
      pen.moveTo(stroke[0][0], stroke[0][1]);
      stroke.forEach(([x, y]) => pen.lineTo(x, y));
      pen.stroke();
    }
  }

  function point({ clientX, clientY, timeStamp }) {
    const box = canvas.getBoundingClientRect();
    const within = (share, most) => Math.min(most, Math.max(0, Math.round(share * most)));
    began ||= timeStamp;
    return [
      within((clientX - box.left) / box.width, WIDTH),
      within((clientY - box.top) / box.height, HEIGHT),
      Math.round(timeStamp - began)
    ];
  }

  canvas.addEventListener('pointerdown', event => {
    if (canvas.hasAttribute('data-fixed')) {
      return;
    }
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    writing = true;
    strokes.push([point(event)]);
    draw();
  });
  canvas.addEventListener('pointermove', event => {
    if (writing) {
      strokes.at(-1).push(point(event));
      draw();
    }
  });
  for (const end of ['pointerup', 'pointercancel']) {
    canvas.addEventListener(end, () => {
      writing = false;
      changed();
    });
  }

  return {
    canvas,
    strokes: () => strokes,
    put(given) {
      strokes = given;
      began = 0;
      draw();
    },
    fix(on) {
      canvas.toggleAttribute('data-fixed', on);
    }
  };
}

export function make(place, host) {
  const { signs, signer, review } = host.properties;
  const keys = signs.split(',');
  const name = pad(`${host.label}：在此手写签名`, offer);
  const line = review ? pad(`在此手写：${review}`, offer) : null;
  const status = element('p', { role: 'status', className: 'eco-status' });
  const problem = element('p', { role: 'alert', className: 'eco-problem' });
  const button = (text, properties) =>
    element('button', { type: 'button', 'aria-label': `${host.label}：${text}`, ...properties }, text);
  const done = button('完成签名', { id: host.id, className: 'btn btn-default', disabled: true });
  const again = button('清除重签', { className: 'btn btn-link' });
  const writing = element(
    'div',
    {},
    line ? element('p', {}, `请签名人先抄写：“${review}”`) : null,
    line?.canvas ?? null,
    element('p', {}, '请签名人在下面签名：'),
    name.canvas,
    element('div', { className: 'eco-buttons' }, done, again),
    element('p', { className: 'eco-hint' }, '不能在屏幕上签名的，可以打印后在纸上签名，并将扫描件作为证据上传。')
  );
  const kept = element('div', { hidden: true });
  place.append(writing, kept, status, problem);
  let value = '';

  function offer() {
    done.disabled = Boolean(value) || !name.strokes().length || (line && !line.strokes().length);
  }

  function named() {
    return plain(host.form._getSubmitData()[signer]).trim();
  }

  function clear() {
    name.put([]);
    line?.put([]);
  }

  function signed() {
    return value && value.text !== undefined;
  }

  function fix() {
    [name, line].forEach(one => one?.fix(Boolean(signed())));
    offer();
  }

  done.addEventListener('click', () => {
    const who = named();
    if (!who) {
      problem.textContent = '请先填写签名人的姓名，再签名。';
      return;
    }
    problem.textContent = '';
    const now = new Date();
    value = {
      signer: who,
      signedAt: now.toISOString(),
      text: textOf(host.form, keys),
      strokes: name.strokes(),
      ...(line && { review: line.strokes() })
    };
    status.textContent = `${who}已于${minute(now)}签名。签名后改动笔录内容的，签名作废。`;
    fix();
    host.change(value);
  });

  again.addEventListener('click', () => {
    clear();
    value = '';
    status.textContent = '';
    fix();
    host.change('');
  });

  /** Who changes what was signed has no signature any more. */
  function check() {
    if (signed() && (textOf(host.form, keys) !== value.text || named() !== value.signer)) {
      clear();
      value = '';
      status.textContent = '';
      problem.textContent = '签名后笔录内容已改动，签名已作废，请重新签名。';
      fix();
      host.change('');
    }
  }

  let due = null;
  const listen = () => {
    clearTimeout(due);
    due = setTimeout(check);
  };
  host.form.on('changed', listen);

  function showKept() {
    const picture = part =>
      element('img', { src: `${API}signatures/${value.id}/${part}`, alt: '', className: 'eco-ink' });
    const names = picture('picture');
    names.alt = `${value.signer}的手写签名`;
    kept.replaceChildren(
      ...(value.id ? [names] : []),
      element('p', {}, value.id ? `${value.signer}，${minute(new Date(value.signedAt))}签名` : '没有手写签名。')
    );
  }

  return {
    show({ value: given, fixed }) {
      const next = sanitize({ value: given });
      if (JSON.stringify(next) !== JSON.stringify(value)) {
        value = next;
        name.put(value.strokes ?? []);
        line?.put(value.review ?? []);
      }
      writing.hidden = fixed;
      kept.hidden = !fixed;
      if (fixed) {
        showKept();
      }
      fix();
    },
    leave() {
      clearTimeout(due);
      host.form.off('changed', listen);
    }
  };
}
