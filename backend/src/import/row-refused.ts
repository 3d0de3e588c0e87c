import type { ImportFault } from '@calanque/shared';

/** A row that can no longer be written as its dry run said: what it stands on has changed meanwhile. */
export class RowRefused extends Error {
  constructor(readonly fault: ImportFault) {
    super(fault.problem);
    this.name = 'RowRefused';
  }
}
