const { dirname, join } = require('node:path');

/**
 * Jasmine 7 puts its own functions into the page; karma-jasmine's boot file, written for earlier ones,
 * would fail looking for them. So the two files that are needed are loaded here, without it.
 */
function loadJasmine(files) {
  const script = (path) => ({ pattern: path, included: true, served: true, watched: false });
  files.unshift(
    script(join(dirname(require.resolve('jasmine-core')), 'jasmine-core/jasmine.js')),
    script(join(dirname(require.resolve('karma-jasmine')), 'adapter.js')),
  );
}
loadJasmine.$inject = ['config.files'];

const counted = Boolean(process.env.CALANQUE_TEST_REPORT);

module.exports = (config) => {
  config.set({
    frameworks: ['jasmine'],
    plugins: [
      { 'framework:jasmine': ['factory', loadJasmine] },
      require('karma-chrome-launcher'),
      require('karma-coverage'),
      require('../backend/launch/karma-report.cjs'),
    ],
    reporters: counted ? ['dots', 'calanque'] : ['progress'],
    // The launcher reads CHROMIUM_BIN; the sandbox is off because the tests also run as root.
    customLaunchers: {
      ChromiumHeadlessNoSandbox: {
        base: 'ChromiumHeadless',
        flags: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--lang=fr-FR', '--window-size=1280,900'],
      },
    },
    hostname: '127.0.0.1',
    listenAddress: '127.0.0.1',
  });
};
