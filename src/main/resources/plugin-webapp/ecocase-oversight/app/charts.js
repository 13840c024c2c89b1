// Charts of the page. The library is loaded when the first one is drawn.

import { LAMPS } from './lamps.js';

const FONT = '"Source Han Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';
const MOST_BARS = 10;

let loading;

// The library's one file announces itself to a module loader where the page has one, which would
// keep it from us.
async function library() {
  const loader = window.define;
  window.define = undefined;
  try {
    await import(new URL('lib/chart.js', import.meta.url).href);
  } finally {
    window.define = loader;
  }
  window.Chart.defaults.font.family = FONT;
  window.Chart.defaults.animation = false;
  window.Chart.defaults.maintainAspectRatio = false;
  return window.Chart;
}

async function draw(canvas, configuration) {
  loading = loading || library();
  const Chart = await loading;
  Chart.getChart(canvas)?.destroy();
  return new Chart(canvas, configuration);
}

const whole = { beginAtZero: true, ticks: { precision: 0 }, grid: { color: '#e5ebe8' } };
const legend = { position: 'bottom', labels: { boxWidth: 12, boxHeight: 12, padding: 12 } };

/** Received, ended and missed, week by week. */
export function trend(canvas, weeks) {
  const line = (label, key, colour, dash) => ({
    label,
    data: weeks.map(week => week[key]),
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: 2,
    borderDash: dash,
    pointRadius: 2,
    tension: 0.25
  });
  canvas.setAttribute(
    'aria-label',
    `近十二周趋势：${weeks
      .map(w => `${w.monday}当周收案${w.received}件、办结${w.closed}件、新增超期${w.expired}项`)
      .join('；')}`
  );
  return draw(canvas, {
    type: 'line',
    data: {
      labels: weeks.map(week => week.monday.slice(5).replace('-', '/')),
      datasets: [
        line('收案', 'received', '#1c5d8c', []),
        line('办结', 'closed', '#1f7a4d', [6, 3]),
        line('超期办结', 'closedLate', '#c77700', [2, 2]),
        line('新增超期期限', 'expired', '#b3261e', [])
      ]
    },
    options: { plugins: { legend }, scales: { y: whole, x: { grid: { display: false } } } }
  });
}

/** One bar for each group, divided by lamp; a click on a bar chooses the group. */
export function bars(canvas, name, groups, choose) {
  const shown = groups.slice(0, MOST_BARS);
  canvas.setAttribute(
    'aria-label',
    `${name}：${shown
      .map(g => `${g.label}${LAMPS.map(l => `${l.label}${g.terms[l.code] || 0}`).join('、')}`)
      .join('；')}`
  );
  return draw(canvas, {
    type: 'bar',
    data: {
      labels: shown.map(group => group.label),
      datasets: LAMPS.map(({ code, label, colour }) => ({
        label,
        data: shown.map(group => group.terms[code] || 0),
        backgroundColor: colour,
        maxBarThickness: 22
      }))
    },
    options: {
      indexAxis: 'y',
      plugins: { legend },
      scales: {
        x: { ...whole, stacked: true },
        y: { stacked: true, grid: { display: false }, ticks: { autoSkip: false, font: { size: 11 } } }
      },
      onHover: (event, over) => {
        event.native.target.style.cursor = over.length ? 'pointer' : 'default';
      },
      onClick: (_, over) => over.length && choose(shown[over[0].index].key)
    }
  });
}
