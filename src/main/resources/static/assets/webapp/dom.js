// Small pieces of pages, built without a library.
export const API = new URL('../../api/v1/', import.meta.url).href;

/** An element with properties and children; what is null is left out. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  Object.entries(properties).forEach(([name, value]) => {
    if (name in element) {
      element[name] = value;
    } else if (value !== null) {
      element.setAttribute(name, value);
    }
  });
  element.append(...children.filter(child => child !== null));
  return element;
}

const MINUTE = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23'
});

/** A moment as Chinese papers write it: 2026年1月20日09时30分. */
export function minute(moment) {
  const part = Object.fromEntries(MINUTE.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${part.year}年${part.month}月${part.day}日${part.hour}时${part.minute}分`;
}
