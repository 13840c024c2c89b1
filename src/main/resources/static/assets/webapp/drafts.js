// Drafts on the server: what is typed into a form of Tasklist is kept as one types, for whoever types it
// and nobody else, on every device, until it is handed in or thrown away. A form without this says so
// (drafts.css).
import { around } from './formjs.js';

const DRAFTS = new URL('../../api/v1/drafts/', import.meta.url);
const PAUSE = 600;
const RETRY = 15_000;
const PATIENCE = 20_000;

/** What a request may hold that outlives its page; the browser allows 64 KB, a sign is up to 3. */
const OUTLIVES_ITS_PAGE = 20_000;

/** The id that the server gave a row. */
const ID = 'rowId';

/** What lists.js tells rows apart by; it is of this page only. */
const OF_THIS_PAGE = 'rowKey';

const CLOCK = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23'
});
const DAY = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'long',
  day: 'numeric'
});

async function asked(address, method, body) {
  let answer;
  try {
    answer = await fetch(address, {
      method,
      body,
      signal: AbortSignal.timeout(PATIENCE),
      keepalive: (body?.length ?? 0) < OUTLIVES_ITS_PAGE,
      headers: {
        'Content-Type': 'application/json',
        'X-Ecocase-Request': '1',
        'X-Requested-With': 'XMLHttpRequest'
      }
    });
  } catch {
    throw new Error('与服务器的连接中断');
  }
  if (answer.status === 401) {
    throw new Error('登录已经失效，请重新登录');
  }
  const told = await answer.text();
  if (!answer.ok) {
    throw new Error(reason(told) ?? `服务器答复${answer.status}`);
  }
  return told ? JSON.parse(told) : null;
}

function reason(told) {
  try {
    return JSON.parse(told).detail;
  } catch {
    return undefined;
  }
}

function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

/** The line above a form that says how its draft stands. */
class Line {
  constructor(place, discard) {
    this.box = element('div', 'eco-draft');
    this.state = element('span', 'eco-draft-state');
    this.state.setAttribute('role', 'status');
    this.remark = element('span', 'eco-draft-remark');
    this.button = element('button', 'btn btn-link eco-draft-discard');
    this.button.type = 'button';
    this.button.textContent = '放弃草稿';
    this.button.addEventListener('click', discard);
    this.box.append(this.state, this.remark, this.button);
    place.before(this.box);
    this.hide();
  }

  hide() {
    this.box.hidden = true;
  }

  /** @param failed whether it is something to worry about */
  say(text, { failed = false, draft = true, outdated = false } = {}) {
    this.state.textContent = text;
    this.box.classList.toggle('eco-draft-failed', failed);
    this.remark.textContent = outdated ? '草稿开始之后，案卷或者表单有了变化，请逐项核对。' : '';
    this.button.hidden = !draft;
    this.box.hidden = false;
  }

  remove() {
    this.box.remove();
  }
}

/** What rows only show stands in no draft; it comes from the rows of the server. */
function over(data, values) {
  const laid = Object.entries(values).map(([key, value]) => [
    key,
    Array.isArray(value) && Array.isArray(data[key]) ? value.map(row => onto(data[key], row)) : value
  ]);
  return { ...data, ...Object.fromEntries(laid) };
}

function onto(rows, row) {
  const below = row?.[ID] && rows.find(other => other?.[ID] === row[ID]);
  return below ? { ...below, ...row } : row;
}

/** Requests that are under way, so that a form opens with what another one has just sent. */
const underWay = new Set();

/** The draft of the form in one place of Tasklist. */
class Draft {
  constructor(place, host) {
    const { taskId, processDefinitionKey } = host.getParams();
    const key = taskId ? `tasks/${taskId}` : `starts/${processDefinitionKey}`;
    this.host = host;
    this.address = new URL(key, DRAFTS);
    this.place = place;
    this.line = new Line(place, () => this.discard());
    this.form = null;
    this.known = {};
    this.exists = false;
    this.outdated = false;
    this.off = true;
    this.touched = false;
    this.saving = null;
    this.timer = null;
    for (const act of ['pointerdown', 'keydown', 'input', 'change']) {
      place.addEventListener(act, () => (this.touched = true), true);
    }
  }

  /** A form has come: what it shows, and how it is made to show it. */
  async opens(form, show, data) {
    this.form = form;
    this.show = values => show(over(data ?? {}, values));
    const shown = await this.fill(this.mine() ? await this.load() : {});
    form.on('changed', () => this.changed());
    return shown;
  }

  /** Tasklist locks the form of a task that the person has not taken. */
  mine() {
    return !this.host.getOptions().disableForm;
  }

  /** The task was taken, or given back. */
  async turns() {
    if (!this.form || this.mine() !== this.off) {
      return;
    }
    clearTimeout(this.timer);
    if (!this.mine()) {
      this.off = true;
      this.line.hide();
      return;
    }
    const kept = await this.load();
    if (this.exists) {
      await this.addTo(kept);
    }
    this.later();
  }

  /** Whoever has begun to type in the meantime goes on from there. */
  async addTo(kept) {
    this.flush();
    const typed = this.changes();
    const values = Object.entries(typed).map(([key, value]) => [key, JSON.parse(value)]);
    await this.fill({ ...kept, ...Object.fromEntries(values) });
    Object.keys(typed).forEach(key => (this.known[key] = 'not kept yet'));
    this.touched = values.length > 0;
  }

  async load() {
    await Promise.allSettled(underWay);
    this.off = false;
    try {
      const draft = await asked(this.address, 'GET');
      this.exists = draft !== null;
      this.outdated = draft?.outdated ?? false;
      this.say(
        draft ? `已恢复${this.moment(draft.savedAt)}保存的草稿` : '填写的内容自动保存为草稿，只有您本人可以看到'
      );
      return draft?.values ?? {};
    } catch (problem) {
      this.say(`草稿未能读取：${problem.message}`, true);
      return {};
    }
  }

  async fill(values) {
    this.touched = false;
    const shown = await this.show(values);
    this.known = this.entries();
    return shown;
  }

  /** Field key to value as text. */
  entries() {
    const { data } = this.form._getState();
    return Object.fromEntries(
      Object.keys(data ?? {}).map(key => [
        key,
        JSON.stringify(data[key] ?? null, (name, value) =>
          name === OF_THIS_PAGE ? undefined : value
        )
      ])
    );
  }

  changes() {
    const now = this.entries();
    return Object.fromEntries(
      [...new Set([...Object.keys(now), ...Object.keys(this.known)])]
        .filter(key => (now[key] ?? 'null') !== (this.known[key] ?? 'null'))
        .map(key => [key, now[key] ?? 'null'])
    );
  }

  /** What a form sets right by itself, before anybody does anything, is no draft. */
  changed() {
    if (this.touched) {
      this.later();
    } else {
      this.known = this.entries();
    }
  }

  later(pause = PAUSE) {
    clearTimeout(this.timer);
    if (!this.off) {
      this.timer = setTimeout(() => this.save(), pause);
    }
  }

  /** Keeps what is not kept yet; one request at a time. */
  save() {
    clearTimeout(this.timer);
    if (!this.form) {
      return null;
    }
    this.saving ??= this.keep().finally(() => {
      this.saving = null;
    });
    return this.saving;
  }

  async keep() {
    let changes = this.changes();
    while (!this.off && Object.keys(changes).length > 0) {
      if (!(await this.send(changes))) {
        this.later(RETRY);
        return;
      }
      changes = this.changes();
    }
    if (!this.off && this.exists) {
      this.host.notifyFormDirty(false);
    }
  }

  async send(changes) {
    const body = `{${Object.entries(changes)
      .map(([key, value]) => `${JSON.stringify(key)}:${value}`)
      .join()}}`;
    const request = asked(this.address, 'PATCH', body);
    underWay.add(request);
    try {
      const { savedAt } = await request;
      Object.assign(this.known, changes);
      this.exists = true;
      this.say(`草稿已自动保存 ${CLOCK.format(new Date(savedAt))}`);
      return true;
    } catch (problem) {
      this.say(`草稿未能保存：${problem.message}`, true);
      return false;
    } finally {
      underWay.delete(request);
    }
  }

  /** Has the form take over what is being typed, as it does when a field is left. */
  flush() {
    const typing = document.activeElement;
    if (this.place.contains(typing)) {
      typing.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    }
  }

  /** The page may be gone in a moment: what is being typed is sent at once. */
  leaves() {
    clearTimeout(this.timer);
    if (this.off || !this.form) {
      return;
    }
    this.flush();
    const changes = this.changes();
    if (Object.keys(changes).length > 0) {
      this.send(changes);
    }
  }

  /** Handing in ends the draft; where it is refused, the draft goes on. */
  async handsIn(handIn, done) {
    this.off = true;
    clearTimeout(this.timer);
    await this.saving;
    handIn((refused, ...answer) => {
      this.off = !refused;
      this.later();
      done(refused, ...answer);
    });
  }

  async discard() {
    if (!window.confirm('放弃草稿？草稿将被删除，表单恢复为案卷中的内容。')) {
      return;
    }
    this.off = true;
    clearTimeout(this.timer);
    await this.saving;
    try {
      await asked(this.address, 'DELETE');
      this.exists = false;
      this.outdated = false;
      await this.fill({});
      this.say('草稿已放弃');
      this.host.notifyFormValidated(false);
      this.host.notifyFormDirty(false);
    } catch (problem) {
      this.say(`草稿未能放弃：${problem.message}`, true);
    } finally {
      this.off = false;
    }
  }

  say(text, failed = false) {
    this.line.say(text, { failed, draft: this.exists, outdated: this.outdated });
  }

  moment(savedAt) {
    const at = new Date(savedAt);
    return `${DAY.format(at)} ${CLOCK.format(at)} `;
  }
}

/** The drafts of the forms on the page, by the element that a form stands in. */
const drafts = new Map();

around('importSchema', (original, form, schema, data) => {
  const draft = drafts.get(form._container.parentNode);
  return draft ? draft.opens(form, values => original(schema, values), data) : original(schema, data);
});

/** Runs beside Tasklist's directive of that name, before and around it. */
function beside() {
  return {
    restrict: 'A',
    require: '^camTasklistForm',
    priority: 1,
    link: {
      pre(scope, [place], attributes, host) {
        const draft = new Draft(place, host);
        drafts.set(place, draft);
        const completes = host.registerCompletionHandler;
        host.registerCompletionHandler = handIn =>
          completes.call(host, done => draft.handsIn(handIn, done));
        const saves = host.registerSaveHandler;
        host.registerSaveHandler = () => saves.call(host, () => draft.save());
        scope.$watch(
          () => draft.mine(),
          () => draft.turns()
        );
        scope.$on('$destroy', () => {
          draft.leaves();
          draft.off = true;
          draft.line.remove();
          drafts.delete(place);
        });
        place.dataset.draft = 'kept';
      }
    }
  };
}

function leave() {
  drafts.forEach(draft => draft.leaves());
}

window.addEventListener('pagehide', leave);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') {
    leave();
  }
});
window.angular.module('cam.tasklist.form').directive('camTasklistFormCamunda', beside);
