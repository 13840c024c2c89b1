export default {
  app: {
    name: '生态环境执法办案系统',
    vendor: 'Ecocase'
  },
  locales: {
    availableLocales: ['zh'],
    fallbackLocale: 'zh'
  },
  dateFormat: {
    monthName: 'MMMM',
    day: 'DD',
    abbr: 'll HH:mm',
    normal: 'LLL',
    long: 'LLLL',
    short: 'LL'
  },
  // Relative to this application's folder: our own static resources.
  customScripts: [
    '../../../assets/webapp/session',
    '../../../assets/webapp/texts',
    '../../../assets/webapp/forms',
    '../../../assets/webapp/worklist'
  ],
  // The hint on Camunda's own welcome page would lead officers away from their work.
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: '签收当前任务' },
    focusFilter: { key: 'ctrl+shift+f', description: '转到第一个筛选' },
    focusList: { key: 'ctrl+alt+l', description: '转到列表中的第一项任务' },
    focusForm: { key: 'ctrl+alt+f', description: '转到表单的第一个输入框' },
    startProcess: { key: 'ctrl+alt+p', description: '打开启动流程对话框' }
  }
};
