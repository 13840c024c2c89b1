// The engine's web applications bring a login page of their own, but signing in is our login's
// business: whoever signs out or whose session has ended is taken there.
const LOGIN = new URL('../../login', import.meta.url);
const FILES = new URL('../../files', import.meta.url);
const CATALOGUE = new URL('../../catalogue', import.meta.url);
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

function offer(before, name, target, text) {
  if (!before.parentElement.querySelector(`.${name}`)) {
    const link = document.createElement('a');
    link.href = target.href;
    link.textContent = text;
    const item = document.createElement('li');
    item.className = name;
    item.append(link);
    before.before(item);
  }
}

// The menu that bears everybody's name leads to the files, to the catalogue, and to the own password.
function offerPages() {
  document.querySelectorAll('.account .logout').forEach(out => {
    offer(out, 'eco-files', FILES, '案卷查询');
    offer(out, 'eco-catalogue', CATALOGUE, '流程目录');
    offer(out, 'eco-password', PASSWORD, '修改密码');
  });
}

window.addEventListener('hashchange', leave);
leave();
new MutationObserver(offerPages).observe(document.body, { subtree: true, childList: true });
document.documentElement.lang = 'zh-CN';
document
  .querySelector('link[rel="icon"]')
  ?.setAttribute('href', new URL('mark.svg', import.meta.url).href);
