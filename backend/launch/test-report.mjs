/**
 * Loaded by Jasmine before the specs: counts what was executed into the file that
 * CALANQUE_TEST_REPORT names, and gives specs with real servers and processes time to end.
 */
import { writeFileSync } from 'node:fs';

const SPEC_MAY_TAKE_MS = 30_000;

jasmine.DEFAULT_TIMEOUT_INTERVAL = SPEC_MAY_TAKE_MS;

const reportFile = process.env['CALANQUE_TEST_REPORT'];

if (reportFile) {
  const count = { passed: 0, failed: 0, pending: 0 };
  jasmine.getEnv().addReporter({
    specDone(spec) {
      if (spec.status === 'passed') count.passed += 1;
      if (spec.status === 'failed') count.failed += 1;
      if (spec.status === 'pending') count.pending += 1;
    },
    suiteDone(suite) {
      if (suite.failedExpectations.length > 0) count.failed += 1;
    },
    jasmineDone(run) {
      // A run that a focused spec narrowed, or a failing top-level afterAll, is no clean run.
      if (run.overallStatus !== 'passed' && count.failed === 0) count.failed += 1;
      writeFileSync(reportFile, JSON.stringify(count));
    },
  });
}
