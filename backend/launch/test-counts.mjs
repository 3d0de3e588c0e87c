/** How many tests a runner executed, read from what it wrote for machines. */
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * From the report of test-report.mjs or karma-report.cjs. A test that was left out is one that
 * says nothing: it counts as failed, and so does a runner that executed none.
 * @param {string} file
 * @param {number} exitCode
 * @returns {Count}
 */
export function countReported(file, exitCode) {
  if (!existsSync(file)) {
    return { passed: 0, failed: 1 };
  }
  const { passed, failed, pending } = JSON.parse(readFileSync(file, 'utf8'));
  return conclude(passed, failed + pending, exitCode);
}

/**
 * From Playwright's JSON report. A test that passed only when tried again has passed.
 * @param {string} file
 * @param {number} exitCode
 * @returns {Count}
 */
export function countPlaywright(file, exitCode) {
  if (!existsSync(file)) {
    return { passed: 0, failed: 1 };
  }
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  return conclude(stats.expected + stats.flaky, stats.unexpected + stats.skipped + errors.length, exitCode);
}

/** @param {number} passed @param {number} failed @param {number} exitCode @returns {Count} */
function conclude(passed, failed, exitCode) {
  const isUnsaid = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: isUnsaid ? 1 : failed };
}
