// ChromiumHeadless reads CHROMIUM_BIN; the sandbox is off because the tests also run as root.
module.exports = (config) => {
  config.set({
    frameworks: ['jasmine'],
    plugins: [require('karma-jasmine'), require('karma-chrome-launcher'), require('karma-coverage')],
    client: { jasmine: { random: true } },
    reporters: ['progress'],
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
