// Lists of rows (dynamiclist), which the form library of Tasklist shows, but does not keep well: it
// hides rows after the fifth and then hands them in no more, it locks the button for an error that
// is gone, it drops what no field shows, such as a row's id, and after a row is removed it mixes up
// the rows behind it.
import { around, Rows } from './formjs.js';

const ID = 'rowId';
const KEY = 'rowKey';
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

around('importSchema', (original, form, schema, data) => original(uncollapsed(schema), data));

/** Whether there is a message in it, however deep. */
function says(error) {
  return typeof error === 'string'
    ? error !== ''
    : Boolean(error) && Object.values(error).some(says);
}

function standing(errors) {
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => says(error)));
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
  original(change.errors ? { ...change, errors: standing(change.errors) } : change);
});

/** Rows are told apart by their keys, not by their places: their fields keep what is their own. */
around(
  'Repeater',
  (original, rows, props) => {
    const shown = original(props);
    for (const row of shown.props.children) {
      row.key = row.props.itemValue[KEY] ?? row.key;
    }
    return shown;
  },
  Rows
);

function fieldsOf(component) {
  return (component.components ?? []).flatMap(inner => [inner, ...fieldsOf(inner)]);
}

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

around('_update', (original, form, change) => {
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
