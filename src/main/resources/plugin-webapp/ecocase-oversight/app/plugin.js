import { glance, summary } from './glance.js';
import { page } from './page.js';

const PATH = '/oversight';

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
