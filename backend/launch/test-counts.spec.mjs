import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countPlaywright, countReported } from './test-counts.mjs';

describe('The count of executed tests', () => {
  /** @type {string} */
  let folder;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'calanque-compte-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** @param {object} content */
  function report(content) {
    const file = join(folder, 'report.json');
    writeFileSync(file, JSON.stringify(content));
    return file;
  }

  it('is what the runner reported', () => {
    expect(countReported(report({ passed: 12, failed: 0, pending: 0 }), 0)).toEqual({ passed: 12, failed: 0 });
    expect(countReported(report({ passed: 11, failed: 1, pending: 0 }), 1)).toEqual({ passed: 11, failed: 1 });
  });

  it('holds a test that was left out for a failed one', () => {
    expect(countReported(report({ passed: 11, failed: 0, pending: 2 }), 0)).toEqual({ passed: 11, failed: 2 });
  });

  it('fails a runner that executed nothing, said nothing, or ended badly', () => {
    expect(countReported(report({ passed: 0, failed: 0, pending: 0 }), 0)).toEqual({ passed: 0, failed: 1 });
    expect(countReported(join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1 });
    expect(countReported(report({ passed: 12, failed: 0, pending: 0 }), 3)).toEqual({ passed: 12, failed: 1 });
  });

  it('reads the report of the browser tests the same way', () => {
    const stats = { expected: 5, flaky: 1, unexpected: 0, skipped: 0 };
    expect(countPlaywright(report({ stats, errors: [] }), 0)).toEqual({ passed: 6, failed: 0 });
    expect(countPlaywright(report({ stats: { ...stats, skipped: 1, unexpected: 1 }, errors: [] }), 1)).toEqual({ passed: 6, failed: 2 });
    expect(countPlaywright(report({ stats, errors: [{}] }), 1)).toEqual({ passed: 6, failed: 1 });
    expect(countPlaywright(join(folder, 'absent.json'), 1)).toEqual({ passed: 0, failed: 1 });
  });
});
