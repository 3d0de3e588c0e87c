import { Injectable } from '@nestjs/common';
import { isSignature, SIGNATURE_ROLES_BY_KIND, type DocumentSummary, type SignatureDraft, type SignatureRole } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { readableKinds, signableKinds } from './document-access.js';
import { fileNameOf } from './document-file.js';
import { drawingTurn } from './drawing-turn.js';
import { DocumentEntity } from './document.entity.js';
import { findDocument, findFiles, findSignatures, lockDocument } from './document.queries.js';
import { hashOf } from './keep-document.js';
import { renderDocument } from './render-document.js';
import { SignatureEntity } from './signature.entity.js';

/** The media type of every document. */
export const DOCUMENT_TYPE = 'application/pdf';

/** A file with its name and media type. */
export interface DocumentFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** The documents that are kept: read, and signed. */
@Injectable()
export class Documents {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** The file, with the signatures that were given so far. @throws Refusal `not-found` */
  async file(caller: Caller, id: string): Promise<DocumentFile> {
    const stored = await findFiles(this.database, caller.scope, id, readableKinds(caller));
    if (!stored) throw new Refusal('not-found');
    return { name: fileNameOf(stored.kind, stored.data), type: DOCUMENT_TYPE, bytes: stored.signed_content ?? stored.content };
  }

  /** @throws Refusal `not-found`, `value-refused` on `role`, `signature-empty` on `drawing`, `signature-given`, `id-reused` */
  async sign(caller: Caller, id: string, draft: SignatureDraft): Promise<DocumentSummary> {
    requireDrawn(draft);
    await drawingTurn.do(() => this.database.create(caller, draft, (tx) => this.add(tx, caller, id, draft)));
    const summary = await findDocument(this.database, caller.scope, id, readableKinds(caller));
    if (!summary) throw new Refusal('not-found');
    return summary;
  }

  private async add(tx: Transaction, caller: Caller, documentId: string, { id, role, method, drawing = null }: SignatureDraft): Promise<void> {
    const document = await lockDocument(tx, caller.scope, documentId, signableKinds(caller));
    if (!document) throw new Refusal('not-found');
    const { kind, data, sha256 } = document;
    if (!SIGNATURE_ROLES_BY_KIND[kind].includes(role) || !isOfEnd(caller, role, document)) throw new Refusal('value-refused', {}, { field: 'role' });
    const given = await findSignatures(tx, documentId);
    if (given.some((signature) => signature.role === role)) throw new Refusal('signature-given', {}, { field: 'role' });
    const signedAt = this.clock.now();
    await tx.manager.insert(SignatureEntity, { id, documentId, documentSha256: sha256, role, method, drawing, signedAt, createdBy: caller.accountId });
    const signedContent = await renderDocument(kind, data as never, { sha256, signatures: [...given, { role, method, drawing, signedAt: signedAt.toISOString() }] });
    await tx.manager.update(DocumentEntity, { id: documentId }, { signedContent, signedSha256: hashOf(signedContent) });
  }
}

/** Whoever sees a transfer from one end signs for that end alone. */
function isOfEnd(caller: Caller, role: SignatureRole, { site_id: siteId, other_site_id: otherSiteId }: { readonly site_id: string; readonly other_site_id: string | null }): boolean {
  if (role === 'receiver') return otherSiteId !== null && caller.scope.has(otherSiteId);
  return role !== 'sender' || caller.scope.has(siteId);
}

function requireDrawn({ method, drawing }: SignatureDraft): void {
  const fits = method === 'paper' ? !drawing : isSignature(drawing ?? '');
  if (!fits) throw new Refusal(method === 'paper' ? 'value-refused' : 'signature-empty', {}, { field: 'drawing' });
}
