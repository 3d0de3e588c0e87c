import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryLock, waitForLock } from '#launch/folder-lock';
import { beginningOf } from '#launch/process-table';

describe('A lock between processes', () => {
  const never = new AbortController().signal;
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'calanque-verrou-'));
    path = join(folder, 'verrou');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is held by one at a time, and free again once released', () => {
    const first = tryLock(path);
    expect(first.held).toBeTrue();
    expect(tryLock(path)).toEqual({ held: false, holder: process.pid });
    if (first.held) first.release();
    expect(tryLock(path).held).toBeTrue();
  });

  it('is taken over from a process that was killed, with what it left at work', async () => {
    const killed = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    const pid = killed.pid ?? 0;
    writeFileSync(path, JSON.stringify({ pid, began: beginningOf(pid), token: 'x', group: 12_345 }));
    expect(tryLock(path)).toEqual({ held: false, holder: pid });
    killed.kill('SIGKILL');
    await new Promise((resolve) => killed.once('exit', resolve));
    const taken = tryLock(path);
    expect(taken.held && taken.abandonedGroup).toBe(12_345);
  });

  it('is taken over when the number of its holder went to another process', () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, began: 'another time', token: 'x' }));
    expect(tryLock(path).held).toBeTrue();
  });

  it('is waited for, and the wait ends when it is free', async () => {
    const first = tryLock(path);
    const told = jasmine.createSpy('told');
    const waiting = waitForLock(path, told, never);
    setTimeout(() => {
      if (first.held) first.release();
    }, 100);
    expect((await waiting)?.held).toBeTrue();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('is waited for no longer than wanted', async () => {
    tryLock(path);
    expect(await waitForLock(path, () => undefined, AbortSignal.timeout(50))).toBeNull();
  });
});
