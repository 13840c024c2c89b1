// The REST interface of the product, asked with the session of whoever is signed in.

const ROOT = new URL('../../../../../../../', import.meta.url);
const HEADERS = {
  Accept: 'application/json',
  // Keeps the browser from asking for a password when the session has ended.
  'X-Requested-With': 'XMLHttpRequest'
};

export const url = path => new URL(`api/v1/${path}`, ROOT).href;

function problem(status, body) {
  if (status === 401) {
    return new Error('登录已过期，请重新登录。');
  }
  const error = new Error(body?.detail || `操作没有成功（${status || '网络不通'}），请稍后再试。`);
  error.field = body?.field;
  return error;
}

async function body(response) {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(url(path), { credentials: 'same-origin', ...options });
  } catch {
    throw problem(0);
  }
  const answer = await body(response);
  if (!response.ok) {
    throw problem(response.status, answer);
  }
  return answer;
}

/** Reads something; an error says why in Chinese. */
export const get = path => ask(path, { headers: HEADERS });

const json = (method, path, content) =>
  ask(path, {
    method,
    headers: { ...HEADERS, 'Content-Type': 'application/json', 'X-Ecocase-Request': '1' },
    body: JSON.stringify(content)
  });

/** Sends something as JSON; an error says why in Chinese. */
export const post = (path, content) => json('POST', path, content);

/** Puts something in the place of what was there, as JSON. */
export const put = (path, content) => json('PUT', path, content);

/** Removes something; an error says why in Chinese. */
export const remove = path =>
  ask(path, { method: 'DELETE', headers: { ...HEADERS, 'X-Ecocase-Request': '1' } });

/** Sends a form with files; `progress` is told a share between 0 and 1. */
export function send(path, form, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url(path));
    Object.entries({ ...HEADERS, 'X-Ecocase-Request': '1' }).forEach(header =>
      request.setRequestHeader(...header)
    );
    request.responseType = 'json';
    request.upload.addEventListener('progress', event => {
      if (event.lengthComputable) {
        progress(event.loaded / event.total);
      }
    });
    request.addEventListener('load', () =>
      request.status < 300
        ? resolve(request.response)
        : reject(problem(request.status, request.response))
    );
    request.addEventListener('error', () => reject(problem(0)));
    request.send(form);
  });
}
