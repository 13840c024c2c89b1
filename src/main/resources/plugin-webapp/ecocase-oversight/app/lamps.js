// The status lamps 状态灯 in the order of their urgency.

export const LAMPS = [
  { code: 'OVERDUE', label: '超期', colour: '#b3261e' },
  { code: 'DUE_SOON', label: '临期', colour: '#c77700' },
  { code: 'NORMAL', label: '正常', colour: '#1f7a4d' },
  { code: 'SUSPENDED', label: '中止', colour: '#6b7280' }
];

export const LABELS = Object.fromEntries(LAMPS.map(({ code, label }) => [code, label]));

export const number = count => new Intl.NumberFormat('zh-CN').format(count ?? 0);
