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
  customScripts: ['../../../assets/webapp/session', '../../../assets/webapp/texts'],
  // The hint on Camunda's own welcome page would lead officers away from their work.
  disableWelcomeMessage: true
};
