import type { ImportDetail } from '@calanque/shared';
import type { ImportStep } from './import-steps';

/** The step that an import has come to. Of one that is checked, the columns can be looked at again. */
export function stepOf(detail: Pick<ImportDetail, 'state' | 'counts'>, asked: string | null): ImportStep {
  switch (detail.state) {
    case 'uploaded':
      return 'columns';
    case 'checking':
      return 'check';
    case 'checked':
      return asked === 'colonnes' ? 'columns' : 'check';
    case 'importing':
    case 'failed':
      return 'import';
    case 'done':
      return 'report';
  }
}
