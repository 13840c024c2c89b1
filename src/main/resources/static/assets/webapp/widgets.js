// Widgets in the place of text fields that bear the custom property `widget`. A widget is plain DOM:
// `make(place, host)` builds it and answers `show(state)`, and `host.change(value)` tells the form what
// it holds. Only this shell knows the library that renders the forms.
import {
  around,
  Description,
  Errors,
  jsx,
  jsxs,
  Label,
  subject,
  Textfield,
  useEffect,
  useRef
} from './formjs.js';
import * as files from './files.js';
import * as place from './place.js';
import * as signature from './signature.js';

const WIDGETS = { photo: files, file: files, place, signature };
const WAIT = '文件正在上传，请稍候再提交。';

function widgetOf(field) {
  return WIDGETS[field.properties?.widget];
}

/** What a widget is still busy with, by form: until then the form is not handed in. */
const busy = new WeakMap();

function Shell({ form, ...props }) {
  const { domId, field, errors = [], value, readonly, disabled } = props;
  const element = useRef(null);
  const widget = useRef(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const working = busy.get(form) ?? busy.set(form, new Set()).get(form);
    widget.current = widgetOf(field).make(element.current, {
      id: domId,
      label: field.label,
      properties: field.properties,
      form,
      subject: () => subject(form),
      change: changed => latest.current.onChange({ value: changed }),
      working: on => working[on ? 'add' : 'delete'](field.id)
    });
    return () => {
      working.delete(field.id);
      widget.current.leave?.();
    };
  }, []);
  useEffect(() => widget.current.show({ value, fixed: Boolean(readonly || disabled) }));
  return jsxs('div', {
    class: `fjs-form-field eco-widget${errors.length ? ' fjs-has-errors' : ''}`,
    role: 'group',
    'aria-label': field.label,
    'aria-describedby': `${domId}-description ${domId}-error-message`,
    children: [
      jsx(Label, {
        htmlFor: domId,
        label: field.label,
        required: Boolean(field.validate?.required)
      }),
      jsx('div', { ref: element }),
      jsx(Description, { id: `${domId}-description`, description: field.description }),
      jsx(Errors, { id: `${domId}-error-message`, errors })
    ]
  });
}

function register(formFields, form) {
  function Field(props) {
    return widgetOf(props.field) ? jsx(Shell, { form, ...props }) : jsx(Textfield, props);
  }
  Field.config = {
    ...Textfield.config,
    sanitizeValue: given =>
      (widgetOf(given.formField)?.sanitize ?? Textfield.config.sanitizeValue)(given)
  };
  formFields.register('textfield', Field);
}
register.$inject = ['formFields', 'form'];

around('_createInjector', (original, form, options = {}, container) =>
  original(
    {
      ...options,
      additionalModules: [
        ...(options.additionalModules ?? []),
        { __init__: ['ecocaseWidgets'], ecocaseWidgets: ['type', register] }
      ]
    },
    container
  )
);

around('validate', (original, form) => {
  const errors = original();
  const working = [...(busy.get(form) ?? [])];
  if (working.length > 0) {
    working.forEach(id => {
      errors[id] = [WAIT];
    });
    form._setState({ errors });
  }
  return errors;
});
