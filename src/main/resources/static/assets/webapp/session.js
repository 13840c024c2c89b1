// The engine's web applications bring a login page of their own, but signing in is our login's
// business: whoever signs out or whose session has ended is taken there.
const LOGIN = new URL('../../login', import.meta.url);
const PASSWORD = new URL('../../password', import.meta.url);
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
// Everybody can change the own password from the menu that bears their name.
function offerPassword() {
  document.querySelectorAll('.account .logout').forEach(out => {
    if (!out.parentElement.querySelector('.eco-password')) {
      const link = document.createElement('a');
      link.href = PASSWORD.href;
      link.textContent = '修改密码';
      const item = document.createElement('li');
      item.className = 'eco-password';
      item.append(link);
      out.before(item);
    }
  });
}

window.addEventListener('hashchange', leave);
leave();
new MutationObserver(offerPassword).observe(document.body, { subtree: true, childList: true });
document.documentElement.lang = 'zh-CN';
document
  .querySelector('link[rel="icon"]')
  ?.setAttribute('href', new URL('mark.svg', import.meta.url).href);
