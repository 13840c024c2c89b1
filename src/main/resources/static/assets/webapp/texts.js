// Chinese for texts that are written into the libraries of Tasklist and have no language file:
// Camunda Forms, its calendar, and a few words of Tasklist itself.

const SCOPE = '.fjs-container, .flatpickr-calendar, .tooltip-inner, .djs-container, .no-flatpickr';

const WORDS = new Map([
  ['Select', '请选择'],
  ['Search', '输入文字查找'],
  ['No results', '没有符合的选项'],
  ['All values selected', '已全部选择'],
  ['Field is required.', '此项必填。'],
  ['Value is not a number.', '请填写数字。'],
  ['Field must be a valid email.', '电子邮箱地址不正确。'],
  ['Date', '日期'],
  ['Time', '时间'],
  ['Date and time', '日期和时间'],
  ['Year', '年'],
  ['Month', '月'],
  ['Hour', '时'],
  ['Minute', '分'],
  ['Nothing to show.', '没有内容。'],
  ['Previous', '上一页'],
  ['Next', '下一页'],
  ['Show more', '展开'],
  ['Show less', '收起'],
  ['Remove', '移除'],
  ['Add new', '添加'],
  ['Collapse', '收起'],
  ['Decrement', '减少'],
  ['Increment', '增加'],
  ['hh:mm', '时:分'],
  ['hh:mm ?m', '时:分'],
  ['yyyy/mm/dd', '年/月/日'],
  ['mm/dd/yyyy', '月/日/年'],
  ['dd/mm/yyyy', '日/月/年'],
  ['Powered by bpmn.io', '由 bpmn.io 提供技术支持'],
  ['task.assignee', '办理人']
]);

const PATTERNS = [
  [/^Expand all \((\d+)\)$/, (_, n) => `展开全部（${n}）`],
  [/^Remove list item (\d+)$/, (_, n) => `删除第${n}行`],
  [/^Field must have minimum value of (.+)\.$/, (_, n) => `不得小于${n}。`],
  [/^Field must have maximum value of (.+)\.$/, (_, n) => `不得大于${n}。`],
  [/^Field must have minimum length of (\d+)\.$/, (_, n) => `至少填写${n}个字。`],
  [/^Field must have maximum length of (\d+)\.$/, (_, n) => `最多填写${n}个字。`],
  [/^Field must match pattern .+\.$/, () => '格式不正确。'],
  [/^Field must be a valid {1,2}international phone number\..*$/, () => '电话号码格式不正确。'],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/,
    (_, a, b) => `数值不正确，最接近的值是${a}和${b}。`],
  [/^Please enter a valid value,? .*be an integer\.$/, () => '请填写整数。'],
  [/^.*have at most (\d+) decimal digits?\.$/, (_, n) => `最多保留${n}位小数。`]
];

const ATTRIBUTES = ['placeholder', 'title', 'aria-label'];

function chinese(text) {
  const trimmed = text.trim();
  if (WORDS.has(trimmed)) {
    return WORDS.get(trimmed);
  }
  for (const [pattern, say] of PATTERNS) {
    if (pattern.test(trimmed)) {
      return trimmed.replace(pattern, say);
    }
  }
  return null;
}

function translateText(node) {
  const parent = node.parentElement;
  if (!/[A-Za-z]/.test(node.data) || !parent?.closest(SCOPE)) {
    return;
  }
  const text = chinese(node.data);
  if (text !== null) {
    node.data = text;
  }
}

function translateAttributes(element) {
  if (!element.closest(SCOPE)) {
    return;
  }
  for (const name of ATTRIBUTES) {
    const text = element.hasAttribute(name) ? chinese(element.getAttribute(name)) : null;
    if (text !== null) {
      element.setAttribute(name, text);
    }
  }
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    translateText(node);
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    translateAttributes(node);
    node.childNodes.forEach(translate);
  }
}

new MutationObserver(changes => {
  for (const change of changes) {
    if (change.type === 'childList') {
      change.addedNodes.forEach(translate);
    } else if (change.type === 'characterData') {
      translateText(change.target);
    } else {
      translateAttributes(change.target);
    }
  }
}).observe(document.documentElement, {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ATTRIBUTES
});

const CALENDAR = {
  weekdays: {
    shorthand: ['日', '一', '二', '三', '四', '五', '六'],
    longhand: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']
  },
  months: {
    shorthand: Array.from({ length: 12 }, (_, i) => `${i + 1}月`),
    longhand: Array.from({ length: 12 }, (_, i) => `${i + 1}月`)
  },
  firstDayOfWeek: 1,
  ordinal: () => '日',
  rangeSeparator: '至',
  weekAbbreviation: '周',
  scrollTitle: '滚动切换',
  toggleTitle: '点击切换',
  amPM: ['上午', '下午'],
  yearAriaLabel: '年',
  monthAriaLabel: '月',
  hourAriaLabel: '时',
  minuteAriaLabel: '分'
};

// The calendar of Camunda Forms announces itself when the first form with a date is opened.
if (window.flatpickr) {
  window.flatpickr.localize(CALENDAR);
} else {
  Object.defineProperty(window, 'flatpickr', {
    configurable: true,
    set(calendar) {
      Object.defineProperty(window, 'flatpickr', {
        configurable: true,
        writable: true,
        value: calendar
      });
      calendar.localize(CALENDAR);
    }
  });
}
