// A place in words, with the measured position behind them (WGS84) or, where none can be had, why.
// The server knows the same form of it (WidgetValues).
import { make as piece, minute } from './dom.js';

const POSITION = /〔[^〔〕]*〕$/;
const FAILURE = /（?定位失败：[^（）：]*）?$/;
const REASONS = { 1: '未授权', 2: '无法取得位置', 3: '超时' };
const PATIENCE = 20000;
const DIGITS = 6;

function words(text) {
  return text.replace(POSITION, '').replace(FAILURE, '').replace(/[〔〕]/g, '').trim();
}

function found(text, { coords, timestamp }) {
  const { longitude, latitude, accuracy } = coords;
  return (
    `${words(text)}〔经度${longitude.toFixed(DIGITS)}，纬度${latitude.toFixed(DIGITS)}（WGS84），` +
    `误差±${Math.round(accuracy)}米，${minute(timestamp)}定位〕`
  );
}

function failed(text, reason) {
  const said = `定位失败：${reason}`;
  return words(text) ? `${words(text)}（${said}）` : said;
}

function locate() {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation || !window.isSecureContext) {
      reject(new Error('当前浏览器或者连接不支持定位'));
      return;
    }
    navigator.geolocation.getCurrentPosition(
      resolve,
      ({ code }) => reject(new Error(REASONS[code] ?? '原因不明')),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 0 }
    );
  });
}

export function make(element, host) {
  const input = piece('input', { type: 'text', id: host.id, className: 'fjs-input', autocomplete: 'off' });
  const button = piece(
    'button',
    { type: 'button', className: 'btn btn-default', 'aria-label': `${host.label}：定位` },
    '定位'
  );
  const status = piece('p', { role: 'status', className: 'eco-status' });
  element.append(piece('div', { className: 'eco-place' }, input, button), status);

  function take(text) {
    input.value = text;
    host.change(text);
  }

  input.addEventListener('input', () => host.change(input.value));
  button.addEventListener('click', async () => {
    button.disabled = true;
    status.textContent = '正在定位…';
    try {
      take(found(input.value, await locate()));
      status.textContent = '已定位。';
    } catch ({ message }) {
      take(failed(input.value, message));
      status.textContent = `定位失败：${message}。可以手工填写地点。`;
    } finally {
      button.disabled = false;
    }
  });

  return {
    show({ value, fixed }) {
      if (input.value !== (value ?? '')) {
        input.value = value ?? '';
      }
      input.readOnly = fixed;
      button.hidden = fixed;
    }
  };
}
