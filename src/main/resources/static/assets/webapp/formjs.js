// The Camunda Forms library that Tasklist carries in its own bundle, opened to our parts of it:
// repaired lists, widgets, drafts. What is needed is found by what it is, never by its number; when
// something is missing, loading this module fails, and with it every part that is built on it: the
// style sheet then shows a message in the place of every form, because a form that is not repaired
// can lose what stands in its rows.
//
// This module is only imported, never named in Tasklist's configuration: Tasklist adds a query to
// the names there, and the browser would run the same file twice.
const CHUNKS = 'webpackChunkcamunda_bpm_webapp';
const MARK = '"FormPlayground"';

/** What is looked for, which has to be there. */
export function found(what, value) {
  if (!value) {
    throw new Error(`Tasklist's bundle has no ${what}`);
  }
  return value;
}

function bundle() {
  let reached = null;
  found('list of chunks', window[CHUNKS]).push([
    ['ecocase-forms'],
    {},
    require => {
      reached = require;
    }
  ]);
  return found('module loader', reached);
}

/** The modules that a module asks for, as its factory's text names them. */
function required(require, factory) {
  const text = factory.toString();
  const [, name] = found('parameter of a module', /^[^(]*\(\w+,\w+,(\w+)\)/.exec(text));
  return [...text.matchAll(new RegExp(`\\b${name}\\((\\d+)\\)`, 'g'))].map(([, id]) => id);
}

const require = bundle();
const [id, factory] = found(
  'form library',
  Object.entries(require.m).find(([, module]) => module.toString().includes(MARK))
);
const library = require(id);
const viewer = found(
  'form viewer',
  required(require, factory).find(part => require(part).Textfield === library.Textfield)
);
const parts = required(require, require.m[viewer]).map(part => require(part));

function part(what, ...names) {
  return found(what, parts.find(exports => names.every(name => name in exports)));
}

/** The form, whose methods every part of ours wraps by `around`. */
export const Form = found('form', library.Form);

/** The text field, which a widget takes the place of. */
export const Textfield = found('text field', library.Textfield);

/** The pieces of a field: its label, its description, its errors. */
export const Label = found('label', library.Label);
export const Description = found('description', library.Description);
export const Errors = found('errors', library.Errors);

/** The rendering library of the forms, whose copy it has to be. */
export const { jsx, jsxs } = part('jsx runtime', 'jsx', 'jsxs');
export const { render, createElement } = part('renderer', 'render', 'hydrate', 'options');
export const { useEffect, useRef, useState, useCallback, useMemo } = part(
  'hooks',
  'useEffect',
  'useRef',
  'useState',
  'useCallback',
  'useMemo'
);

/** The manager of the rows of a list. */
export const Rows = found('rows', library.RepeatRenderManager);

/**
 * Puts something around a method of every form: `wrap(original, form, ...arguments)` does what the
 * method did, and calls `original(...arguments)` where it wants to.
 */
export function around(method, wrap, type = Form) {
  const original = found(`method ${method}`, type.prototype[method]);
  type.prototype[method] = function wrapped(...args) {
    return wrap((...given) => original.apply(this, given), this, ...args);
  };
}

const places = new WeakMap();

// Tasklist's directive for forms gets a companion of the same name, which learns what a form is for.
found('angular', window.angular)
  .module('cam.tasklist.form')
  .directive('camTasklistFormCamunda', () => ({
    restrict: 'A',
    require: '^camTasklistForm',
    link: { pre: (scope, [element], attributes, host) => places.set(element, host.getParams()) }
  }));

/**
 * What a form is for: `task:<id>`, or `start:<process>` in the start dialog; null where it stands
 * nowhere in Tasklist.
 */
export function subject(form) {
  const { taskId, processDefinitionId } = places.get(form._container.parentNode) ?? {};
  if (taskId) {
    return `task:${taskId}`;
  }
  return processDefinitionId ? `start:${processDefinitionId.split(':')[0]}` : null;
}
