// Dates as people type them. The calendar of Camunda Forms takes a text apart in the order of the
// browser's language and makes the first of January of what it cannot read. Here a date is a year, a
// month and a day (2026-3-5, 2026/3/5, 2026年3月5日), and everything else is refused.
import { around, found } from './formjs.js';

const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

const forms = new WeakMap();

/** What could not be read, by the input that it was typed into. */
const refused = new WeakMap();

function dateOf(text) {
  const [, year, month, day] = DATE.exec(text.replace(/\s/g, '')) ?? [];
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 && date.getDate() === Number(day) ? date : undefined;
}

/** Of a field that is no date, there is none. */
function inputOf(form, { id, indexes }) {
  const instance = [id, ...Object.values(indexes ?? {})].join('_');
  return form._container.querySelector(`[id$="-${instance}-date"]`);
}

/** Has the form look anew at the field of a date that holds none. */
function check(input) {
  const form = forms.get(input.closest('.fjs-container'));
  const field = form
    ?.get('formFieldInstanceRegistry')
    .getAll()
    .find(instance => inputOf(form, instance) === input);
  if (field) {
    form._update({ fieldInstance: field, value: null });
  }
}

function parse(input, text) {
  const date = dateOf(text);
  if (date) {
    refused.delete(input);
  } else {
    refused.set(input, text);
    check(input);
  }
  return date;
}

/** What every calendar is told in addition; whoever comes back to a field begins anew. */
function ours({ input, config }) {
  config.dateFormat = 'Y-m-d';
  return {
    parseDate: text => parse(input, text),
    onValueUpdate: ([date]) => date && refused.delete(input),
    onReady: () => {
      input.placeholder = '年-月-日';
      input.addEventListener('focus', () => refused.delete(input) && check(input));
    }
  };
}

found('calendar', window.flatpickr).setDefaults({ plugins: [ours] });

around('_createInjector', (original, form, options, container) => {
  const injector = original(options, container);
  forms.set(container, form);
  const validator = injector.get('validator');
  const validate = validator.validateFieldInstance.bind(validator);
  validator.validateFieldInstance = (field, value) => {
    const text = value === null ? refused.get(inputOf(form, field)) : undefined;
    return text === undefined
      ? validate(field, value)
      : [`“${text}”不是日期，请按“2026-3-5”的样子填写年、月、日。`];
  };
  return injector;
});
