// The engine's web applications bring a login page of their own, but signing in is our login's
// business: whoever signs out or whose session has ended is taken there.
const LOGIN = new URL('../../login', import.meta.url);
let signingOut = false;

function leave() {
  if (window.location.hash.startsWith('#/login')) {
    LOGIN.search = signingOut ? '?out' : '?expired';
    window.location.replace(LOGIN);
  }
}

document.addEventListener(
  'click',
  event => {
    if (event.target.closest?.('.logout, [ng-click*="logout"]')) {
      signingOut = true;
    }
  },
  true
);
window.addEventListener('hashchange', leave);
leave();
document.documentElement.lang = 'zh-CN';
document
  .querySelector('link[rel="icon"]')
  ?.setAttribute('href', new URL('mark.svg', import.meta.url).href);
