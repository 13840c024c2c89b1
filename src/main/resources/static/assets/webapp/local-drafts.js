// Tasklist keeps drafts of its own in the browser, where they stay for whoever sits down next, and lays
// them over what the server says. Nothing of that is written or read; what is there is removed.
// Drafts are kept on the server (drafts.js).
const LOCAL_DRAFT = /^(camunda-form|camForm):/;

function around(method, instead) {
  const original = Storage.prototype[method];
  Storage.prototype[method] = function wrapped(...args) {
    return this === window.localStorage && LOCAL_DRAFT.test(args[0])
      ? instead
      : original.apply(this, args);
  };
}

around('setItem', undefined);
around('getItem', null);
Object.keys(window.localStorage)
  .filter(key => LOCAL_DRAFT.test(key))
  .forEach(key => window.localStorage.removeItem(key));
