// ChromiumHeadless reads CHROMIUM_BIN; the sandbox is off because the tests also run as root.
const isCounted = Boolean(process.env.CALANQUE_TEST_REPORT);

module.exports = (config) => {
  config.set({
    frameworks: ['jasmine'],
    plugins: [
      require('karma-jasmine'),
      require('karma-chrome-launcher'),
      require('karma-coverage'),
      require('../backend/launch/karma-report.cjs'),
    ],
    client: { jasmine: { random: true } },
    reporters: isCounted ? ['progress', 'calanque'] : ['progress'],
    customLaunchers: {
      ChromiumHeadlessNoSandbox: {
        base: 'ChromiumHeadless',
        flags: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--lang=fr-FR'],
      },
    },
    hostname: '127.0.0.1',
    listenAddress: '127.0.0.1',
    restartOnFileChange: true,
  });
};
