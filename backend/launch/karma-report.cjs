/** A Karma reporter: counts what was executed into the file that CALANQUE_TEST_REPORT names. */
const { writeFileSync } = require('node:fs');

function CalanqueReporter() {
  this.onRunComplete = (_browsers, results) => {
    const broken = results.error || results.disconnected;
    const failed = results.failed + (broken && results.failed === 0 ? 1 : 0);
    writeFileSync(
      process.env.CALANQUE_TEST_REPORT,
      JSON.stringify({ passed: results.success, failed, pending: results.skipped ?? 0 }),
    );
  };
}

module.exports = { 'reporter:calanque': ['type', CalanqueReporter] };
