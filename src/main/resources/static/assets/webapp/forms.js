// All that is ours in Camunda Forms. Only when every part is in its place are forms shown; when one
// is not, Tasklist works on, and the style sheet shows a message in the place of every form.
const PARTS = ['./local-drafts.js', './lists.js', './widgets.js', './dates.js'];

try {
  await Promise.all(PARTS.map(part => import(part)));
  document.documentElement.dataset.forms = 'ready';
} catch (reason) {
  console.error(reason);
}

// A form whose draft is not kept is better than none, and says so (drafts.css).
await import('./drafts.js').catch(reason => console.error(reason));
