// Keeps where in Cockpit or Tasklist a link led to: the browser itself forgets it with the form.
const form = document.querySelector('form');
form.action += window.location.hash;
