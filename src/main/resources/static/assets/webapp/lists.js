// Lists of rows (dynamiclist), which the form library of Tasklist shows, but does not keep well: it
// hides rows after the fifth and then hands them in no more, it locks the button for an error that
// is gone, it drops what no field shows, such as a row's id, and after a row is removed it mixes up
// the rows behind it and writes what was typed last to where its row no longer stands. It takes a row that nobody has written into for an entry, and knows no least
// number of rows.
import { around, jsx, Rows } from './formjs.js';

const ID = 'rowId';
const KEY = 'rowKey';
const MISSING = 'Field is required.';
const AFTER_PAINT = 100;
let keys = 0;

function repeating(form) {
  return form
    .get('formFieldRegistry')
    .getAll()
    .filter(field => field.isRepeating);
}

function pathOf(form, field) {
  return form.get('pathRegistry').getValuePath(field, { indexes: {} });
}

function at(data, path) {
  return path.reduce((value, name) => value?.[name], data);
}

/** Every row of every list is shown, and so handed in. */
function uncollapsed(component) {
  const components = component.components?.map(uncollapsed);
  return {
    ...component,
    ...(components && { components }),
    ...(component.type === 'dynamiclist' && { disableCollapse: true })
  };
}

function fieldsOf(component) {
  return (component.components ?? []).flatMap(inner => [inner, ...fieldsOf(inner)]);
}

/** How many rows a list must have; of one whose rows are fixed, nobody can add any. */
function least(list) {
  return list.allowAddRemove ? Number(list.properties?.minRows ?? 0) : 0;
}

/** The rows that are demanded are there to be written into, beside those that are there already. */
function opened(schema, data) {
  const lists = fieldsOf(schema)
    .filter(field => field.type === 'dynamiclist' && least(field) > 0)
    .map(list => {
      const rows = data[list.path] ?? [];
      const lacking = Math.max(0, least(list) - rows.length);
      return [list.path, [...rows, ...Array.from({ length: lacking }, () => ({}))]];
    });
  return { ...data, ...Object.fromEntries(lists) };
}

around('importSchema', (original, form, schema, data = {}) =>
  original(uncollapsed(schema), opened(schema, data))
);

/** Whether there is a message in it, however deep. */
function says(error) {
  return typeof error === 'string'
    ? error !== ''
    : Boolean(error) && Object.values(error).some(says);
}

function standing(errors) {
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => says(error)));
}

/** Whether nothing is written in a row; the server takes the same for blank (FactRows). */
function blank({ [KEY]: key, ...row }) {
  return Object.values(row).every(
    value =>
      (value ?? false) === false ||
      (typeof value === 'string' && !value.trim()) ||
      (Array.isArray(value) && value.length === 0)
  );
}

/** Which rows are no entries: the blank ones, but for those that a list still lacks. */
function idle(list, rows) {
  const blanks = list.allowAddRemove ? [...rows.keys()].filter(i => blank(rows[i])) : [];
  return new Set(blanks.slice(Math.max(0, least(list) - (rows.length - blanks.length))));
}

/** Where nothing is written, nothing is missing. */
function ofEntries(form, data, errors) {
  const left = { ...errors };
  for (const list of repeating(form)) {
    const idleRows = idle(list, at(data, pathOf(form, list)) ?? []);
    for (const { id } of fieldsOf(list)) {
      if (left[id] && idleRows.size > 0) {
        left[id] = Array.from(left[id], (error, row) =>
          idleRows.has(row) ? error?.filter(message => message !== MISSING) : error
        );
      }
    }
  }
  return left;
}

/** A row is known by a key of its own, which stays in the browser. */
function keyed(form, data) {
  for (const list of repeating(form)) {
    for (const row of at(data, pathOf(form, list)) ?? []) {
      row[KEY] ??= `row${++keys}`;
    }
  }
}

around('_setState', (original, form, change) => {
  if (change.data) {
    keyed(form, change.data);
  }
  const { data } = { ...form._getState(), ...change };
  original(
    change.errors
      ? { ...change, errors: standing(ofEntries(form, data, change.errors)) }
      : change
  );
});

around('validate', (original, form) => {
  original();
  return form._getState().errors;
});

/** A row that cannot be removed stands in the same frame as those that can. */
function framed(row) {
  return jsx(
    'div',
    {
      class: 'fjs-repeat-row-container',
      role: 'group',
      'aria-label': `第${row.props.itemIndex + 1}行`,
      children: jsx('div', { class: 'fjs-repeat-row-rows', children: row })
    },
    row.key
  );
}

/** Rows are told apart by their keys, not by their places: their fields keep what is their own. */
around(
  'Repeater',
  (original, rows, props) => {
    const shown = original(props);
    for (const row of shown.props.children) {
      const key = row.props.itemValue[KEY];
      row.key = key ?? row.key;
      row.props.onChange = change => props.onChange({ ...change, [KEY]: key });
    }
    shown.props.children = shown.props.children.map(row =>
      row.props.showRemove ? row : framed(row)
    );
    return shown;
  },
  Rows
);

/** The errors of the rows behind a removed one move up with their rows. */
function movedUp(form, list, gone) {
  const errors = { ...form._getState().errors };
  for (const { id } of fieldsOf(list)) {
    if (errors[id]) {
      errors[id] = Array.from(errors[id]).filter((_, row) => row !== gone);
    }
  }
  return errors;
}

/** What is typed arrives a moment later; by then its row may stand elsewhere, or be gone. */
function caughtUp(form, change) {
  const { indexes, valuePath } = change.fieldInstance;
  const list = repeating(form).find(({ id }) => id in (indexes ?? {}));
  if (!change[KEY] || !list) {
    return change;
  }
  const path = pathOf(form, list);
  const rows = at(form._getState().data, path) ?? [];
  const row = rows.findIndex(other => other[KEY] === change[KEY]);
  const fieldInstance = {
    ...change.fieldInstance,
    indexes: { ...indexes, [list.id]: row },
    valuePath: [...path, row, ...valuePath.slice(path.length + 1)]
  };
  return row < 0 ? null : { ...change, fieldInstance };
}

around('_update', (original, form, late) => {
  const change = caughtUp(form, late);
  if (!change) {
    return;
  }
  const list = form.get('formFieldRegistry').get(change.fieldInstance.id);
  if (list?.isRepeating) {
    const before = at(form._getState().data, change.fieldInstance.valuePath) ?? [];
    const gone = before.findIndex((row, i) => row !== change.value[i]);
    if (change.value.length < before.length) {
      form._setState({ errors: movedUp(form, list, gone) });
    }
  }
  original(change);
});

/** What is no longer shown has no errors: a hidden field locks no button. */
function dropUnshown(form) {
  const shown = new Set(
    form
      .get('formFieldInstanceRegistry')
      .getAllKeyed()
      .map(({ instanceId }) => instanceId)
  );
  const { errors } = form._getState();
  const left = Object.entries(errors).map(([id, error]) => [
    id,
    shown.has(id) ? error : Array.from(error, (row, i) => (shown.has(`${id}_${i}`) ? row : null))
  ]);
  if (JSON.stringify(left) !== JSON.stringify(Object.entries(errors))) {
    form._setState({ errors: Object.fromEntries(left) });
  }
}

// Fields come and go with every row that moves; who is gone for good is known after the next paint.
around('_createInjector', (original, form, ...args) => {
  const injector = original(...args);
  let due = null;
  injector.get('eventBus').on('formFieldInstanceRegistry.changed', ({ action }) => {
    if (action === 'removed') {
      clearTimeout(due);
      due = setTimeout(() => dropUnshown(form), AFTER_PAINT);
    }
  });
  return injector;
});

/** A row is handed in under the id that the server gave it. */
around('_getSubmitData', (original, form) => {
  const sent = original();
  for (const list of repeating(form)) {
    const path = pathOf(form, list);
    const rows = at(form._getState().data, path) ?? [];
    at(sent, path)?.forEach((row, i) => {
      if (row && rows[i]?.[ID]) {
        row[ID] = rows[i][ID];
      }
    });
  }
  return sent;
});

// On a touch screen a button does not take the focus, and what is being typed would come too late.
document.addEventListener(
  'pointerdown',
  event => {
    if (event.target.closest?.('.fjs-repeat-row-remove, .fjs-repeat-render-add')) {
      document.activeElement?.blur();
    }
  },
  true
);
