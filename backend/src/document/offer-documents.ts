import { Injectable } from '@nestjs/common';
import type { DocumentOffer, DocumentOfferList, DocumentSummary } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../access/index.js';
import { Database, type Transaction } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { Refusal } from '../refusal/refusal.js';
import type { AnyOffered } from './document-data.js';
import { fileNameOf } from './document-file.js';
import { drawingTurn } from './drawing-turn.js';
import { DOCUMENT_TYPE, Documents, type DocumentFile } from './documents.js';
import { findVersions, waitForOthers, type KeptVersion } from './document.queries.js';
import { keepDocument } from './keep-document.js';
import { renderDocument } from './render-document.js';
import { saysTheSame } from './says-the-same.js';
import { signatoriesOf } from './signatories.js';

/**
 * What can be handed out about something, as it is now. Whoever owns the subject says what it would say, and has checked that
 * the caller may read it.
 */
@Injectable()
export class OfferDocuments {
  constructor(private readonly database: Database, private readonly documents: Documents) {}

  /** The kept one, with its signatures, where it says what is so now; else one that is made for the moment and not kept. */
  async file(caller: Caller, offered: AnyOffered): Promise<DocumentFile> {
    const { now } = await this.versions(this.database, caller, offered);
    if (now) return this.documents.file(caller, now.summary.id);
    return { name: fileNameOf(offered.kind, offered.data), type: DOCUMENT_TYPE, bytes: await drawingTurn.do(() => renderDocument(offered.kind, offered.data as never)) };
  }

  async list(caller: Caller, offered: readonly AnyOffered[]): Promise<DocumentOfferList> {
    return { items: await Promise.all(offered.map((one) => this.one(caller, one))) };
  }

  /** Keeps it, to be signed; one that says the same already is the same. */
  async keep(caller: Caller, look: (tx: Transaction) => Promise<AnyOffered>): Promise<DocumentSummary> {
    const kept = await drawingTurn.do(() => this.database.write(caller, async (tx) => {
      const offered = await look(tx);
      await waitForOthers(tx, offered.subjectId);
      const { now } = await this.versions(tx, caller, offered);
      if (now) return { offered, id: now.summary.id };
      const id = uuidv7();
      await keepDocument(tx, caller.accountId, { ...offered, id });
      return { offered, id };
    }));
    const versions = await findVersions(this.database, caller.scope, kept.offered);
    const found = versions.find(({ summary }) => summary.id === kept.id);
    if (!found) throw new Refusal('not-found');
    return found.summary;
  }

  private async one(caller: Caller, offered: AnyOffered): Promise<DocumentOffer> {
    const { now, others } = await this.versions(this.database, caller, offered);
    const { kind, file, data } = offered;
    return {
      kind, file, signatories: signatoriesOf(kind, data as never), document: now?.summary ?? null,
      earlier: others.map(({ summary }) => summary).filter(({ signatures }) => signatures.length > 0),
    };
  }

  private async versions(reader: Reader, caller: Caller, offered: AnyOffered): Promise<{ now: KeptVersion | null; others: readonly KeptVersion[] }> {
    const versions = await findVersions(reader, caller.scope, offered);
    const isSo = ({ data, summary: { signatures } }: KeptVersion): boolean =>
      saysTheSame(offered.kind, { data, isSigned: signatures.length > 0 }, offered.data as never);
    // What was signed is worth more than what was only kept, however new.
    const fitting = versions.filter(isSo);
    const now = fitting.find(({ summary }) => summary.signatures.length > 0) ?? fitting[0] ?? null;
    return { now, others: versions.filter((version) => version !== now) };
  }
}
