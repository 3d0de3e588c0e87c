import { DOCUMENT_KINDS, type DocumentKind, type Permission } from '@calanque/shared';
import { may, type Caller } from '../access/index.js';

const READ: Readonly<Record<DocumentKind, Permission>> = {
  'loan-agreement': 'loan:read', 'return-slip': 'loan:read', 'handover-sheet': 'equipment:read-private', 'delivery-slip': 'transfer:read',
};
const SIGN: Readonly<Record<DocumentKind, Permission>> = {
  'loan-agreement': 'custody:lend', 'return-slip': 'custody:lend', 'handover-sheet': 'custody:assign', 'delivery-slip': 'transfer:send',
};

/** The kinds that the caller may read; the others do not exist for them. */
export function readableKinds(caller: Caller): DocumentKind[] {
  return DOCUMENT_KINDS.filter((kind) => may(caller, READ[kind]));
}

/** The kinds that may be signed in the caller's session. */
export function signableKinds(caller: Caller): DocumentKind[] {
  return DOCUMENT_KINDS.filter((kind) => may(caller, SIGN[kind]));
}
