import { createHash } from 'node:crypto';
import type { DocumentKind } from '@calanque/shared';
import type { Transaction } from '../database/database.js';
import type { DocumentDataByKind } from './document-data.js';
import { DocumentEntity } from './document.entity.js';
import { SUBJECT_OF } from './document.queries.js';
import { renderDocument } from './render-document.js';

/** A document to be kept. */
export interface NewDocument<Kind extends DocumentKind> {
  /** UUIDv7. */
  readonly id: string;
  readonly kind: Kind;
  /** The loan, custody or transfer that it is about. */
  readonly subjectId: string;
  readonly siteId: string;
  /** The receiving site of a transfer. */
  readonly otherSiteId?: string | null;
  readonly data: DocumentDataByKind[Kind];
}

/**
 * Writes a document and keeps it, to be read and signed. Whoever owns the subject calls this in the transaction of the act
 * that the document tells of, and has checked that the caller may do that act.
 * @param by the account; null for the server itself
 * @returns SHA-256 of the file, in hexadecimal digits
 */
export async function keepDocument<Kind extends DocumentKind>(tx: Transaction, by: string | null, document: NewDocument<Kind>): Promise<string> {
  const { id, kind, subjectId, siteId, otherSiteId = null, data } = document;
  const content = await renderDocument(kind, data);
  const sha256 = hashOf(content);
  await tx.manager.insert(DocumentEntity, {
    id, kind, subjectKind: SUBJECT_OF[kind], subjectId, siteId, otherSiteId, data: data as object, content, sha256, createdAt: new Date(data.madeAt), createdBy: by,
  });
  return sha256;
}

/** SHA-256 in hexadecimal digits. */
export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
