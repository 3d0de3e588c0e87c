import type { OpenableCustodyKind } from '@calanque/shared';
import type { ActSubject } from './act-subject';

/** What the forms hold that open a custody; each shows the fields of its kind. Empty text means nothing. */
export interface Opening {
  readonly id: string;
  readonly equipmentId: string;
  readonly kind: OpenableCustodyKind;
  readonly personId: string | null;
  readonly roomId: string;
  readonly repairer: string;
  /** Null for now. */
  readonly start: string | null;
  /** The planned return, a day or empty. */
  readonly dueDay: string;
  readonly note: string;
  /** Why it is given although somebody else has booked it; asked only then. */
  readonly overrideReason: string;
}

/** The beginning of such a form. */
export function openingOf(subject: ActSubject, kind: OpenableCustodyKind, roomId = ''): Opening {
  const piece = subject.first;
  return { id: subject.custodyIdOf(piece), equipmentId: piece.id, kind, personId: null, roomId, repairer: '', start: null, dueDay: '', note: '', overrideReason: '' };
}
