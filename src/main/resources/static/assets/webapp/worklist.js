// Tasklist opens with what is due first, not with what was created last. An order that somebody
// chose is part of the address and stays.
const DUE_FIRST = JSON.stringify([{ sortBy: 'dueDate', sortOrder: 'asc' }]);

if (!window.location.hash.includes('sorting=')) {
  const hash = window.location.hash || '#/';
  const separator = hash.includes('?') ? '&' : '?';
  window.history.replaceState(
    null,
    '',
    `${hash}${separator}sorting=${encodeURIComponent(DUE_FIRST)}`
  );
}

// What is handed in cannot be taken back. The enter key in a field, such as a date, must not do it;
// only the button does, which does not go this way.
document.addEventListener(
  'submit',
  event => {
    if (event.target.closest('.fjs-form')) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  },
  true
);
