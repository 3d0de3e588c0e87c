import { signal } from '@angular/core';
import { BATCH_MAX } from '@calanque/shared';
import { emptyBatch, newLine, type BatchFormModel } from './batch-model';
import { ScanRun } from './scan-run';

describe('Scanning one piece after another', () => {
  function begin(given: Partial<BatchFormModel> = {}) {
    const model = signal<BatchFormModel>({ ...emptyBatch('site'), category: 'tablet', ...given });
    const run = new ScanRun(model);
    return { model, run, lines: () => model().lines.map(({ serial, mac, imei }) => [serial, mac, imei]) };
  }

  it('adds a line for each text, each under an id of its own', () => {
    const { run, lines, model } = begin();
    for (const text of ['AAA', ' BBB ', '', 'CCC']) run.take(text);
    expect(lines()).toEqual([['AAA', '', ''], ['BBB', '', ''], ['CCC', '', '']]);
    expect(new Set(model().lines.map(({ id }) => id)).size).toBe(3);
    expect(run.number()).toBe(4);
  });

  it('asks of each piece what was ticked, one after another, and goes on without what is left out', () => {
    const { run, lines } = begin({ scanned: ['serial', 'imei'] });
    run.take('AAA');
    expect([run.kind(), run.number(), run.goesOn()]).toEqual(['imei', 1, true]);
    run.take('356938035643809');
    expect([run.kind(), run.number(), run.goesOn()]).toEqual(['serial', 2, false]);
    run.take('BBB');
    run.take('');
    expect([run.kind(), run.number()]).toEqual(['serial', 3]);
    expect(lines()).toEqual([['AAA', '', '356938035643809'], ['BBB', '', '']]);
  });

  it('asks nothing that the category has not', () => {
    const { run, model } = begin({ category: 'laptop', scanned: ['serial', 'imei'] });
    run.take('AAA');
    expect(run.kind()).toBe('serial');
    model.update((before) => ({ ...before, scanned: ['imei'] }));
    expect(run.kind()).toBe('serial');
  });

  it('begins anew where the line that lacked something was taken away', () => {
    const { run, model } = begin({ scanned: ['serial', 'mac'] });
    run.take('AAA');
    model.update((before) => ({ ...before, lines: [] }));
    expect([run.kind(), run.number()]).toEqual(['serial', 1]);
  });

  it('takes a hundred at most, and says so', () => {
    const { run, model } = begin({ lines: Array.from({ length: BATCH_MAX - 2 }, (_, place) => newLine({ serial: `S${place}` })), bare: ['one'] });
    expect(run.take('LAST')).not.toBeNull();
    expect(run.take('MORE')).toBeNull();
    expect(run.trouble()).toBe('100 matériels au plus à la fois : enregistrez ceux-ci, puis continuez.');
    expect(model().lines.length).toBe(BATCH_MAX - 1);
  });
});
