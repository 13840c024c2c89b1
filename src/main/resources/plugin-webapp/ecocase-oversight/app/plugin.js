import { calendar } from './calendar.js';
import { glance, summary } from './glance.js';
import { page } from './page.js';

const PATH = '/oversight';
const CALENDAR = '/calendar';
const MODELS = new URL('../../../../../../../models', import.meta.url).pathname;

export default [
  {
    id: 'ecocase-oversight-navigation',
    pluginPoint: 'cockpit.navigation',
    priority: 150,
    properties: { label: '超期督办', pagePath: `#${PATH}`, path: PATH }
  },
  {
    id: 'ecocase-oversight',
    pluginPoint: 'cockpit.route',
    properties: { path: PATH },
    render: node => page(node)
  },
  {
    id: 'ecocase-calendar-navigation',
    pluginPoint: 'cockpit.navigation',
    // below nought: under 更多
    priority: -10,
    properties: { label: '放假安排', pagePath: `#${CALENDAR}`, path: CALENDAR }
  },
  {
    id: 'ecocase-models-navigation',
    pluginPoint: 'cockpit.navigation',
    priority: -20,
    properties: { label: '流程版本', pagePath: MODELS, path: '/models' }
  },
  {
    id: 'ecocase-calendar',
    pluginPoint: 'cockpit.route',
    properties: { path: CALENDAR },
    render: node => calendar(node)
  },
  {
    id: 'ecocase-oversight-card',
    pluginPoint: 'cockpit.dashboard',
    priority: 1000,
    properties: { label: '超期督办' },
    render: node => glance(node)
  },
  {
    id: 'ecocase-oversight-summary',
    pluginPoint: 'cockpit.processes.dashboard',
    priority: 1000,
    properties: { label: '超期督办' },
    render: node => summary(node)
  }
];
