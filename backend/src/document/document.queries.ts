import type { DocumentKind, DocumentSignature, DocumentSubject, DocumentSummary } from '@calanque/shared';
import type { SiteScope } from '../access/index.js';
import { listed, oneRow, sql, type Reader, type Sql } from '../database/sql.js';
import type { DocumentDataByKind, PlacedSignature } from './document-data.js';

/** What each kind is about. */
export const SUBJECT_OF: Readonly<Record<DocumentKind, DocumentSubject>> = {
  'loan-agreement': 'loan', 'return-slip': 'loan', 'handover-sheet': 'custody', 'delivery-slip': 'transfer',
};

interface SummaryRow {
  id: string;
  kind: DocumentKind;
  subject_kind: DocumentSubject;
  subject_id: string;
  sha256: string;
  created_at: Date;
  signatures: DocumentSignature[];
}

/** A document with what is signed of it, as it stands. */
export interface StoredDocument {
  readonly kind: DocumentKind;
  readonly data: DocumentDataByKind[DocumentKind];
  readonly content: Buffer;
  readonly sha256: string;
  readonly signed_content: Buffer | null;
  readonly signed_sha256: string | null;
}

/** Those of a site of the scope: a transfer's are of two. */
function seenIn(scope: SiteScope): Sql {
  return sql`(${scope.covers(sql`d.site_id`)} OR (d.other_site_id IS NOT NULL AND ${scope.covers(sql`d.other_site_id`)}))`;
}

const COLUMNS = sql`d.id, d.kind, d.subject_kind, d.subject_id, d.sha256, d.created_at, coalesce((
    SELECT jsonb_agg(jsonb_build_object('id', s.id, 'role', s.role, 'method', s.method, 'signedAt', s.signed_at) ORDER BY s.signed_at, s.id)
      FROM signature s WHERE s.document_id = d.id), '[]') AS signatures`;
const SUMMARY = sql`SELECT ${COLUMNS} FROM document d`;

/** The documents of the subjects, of the kinds that may be read, oldest first. */
export async function findDocumentsOf(
  reader: Reader, scope: SiteScope, subject: { readonly kind: DocumentSubject; readonly ids: readonly string[] }, kinds: readonly DocumentKind[],
): Promise<DocumentSummary[]> {
  const rows = await reader.rows<SummaryRow>(sql`${SUMMARY}
    WHERE d.subject_kind = ${subject.kind} AND d.subject_id = ANY(${subject.ids}::uuid[]) AND d.kind = ANY(${listed(kinds)}) AND ${seenIn(scope)}
    ORDER BY d.created_at, d.id`);
  return rows.map(toSummary);
}

export async function findDocument(reader: Reader, scope: SiteScope, id: string, kinds: readonly DocumentKind[]): Promise<DocumentSummary | null> {
  const row = await oneRow<SummaryRow>(reader, sql`${SUMMARY} WHERE d.id = ${id} AND d.kind = ANY(${listed(kinds)}) AND ${seenIn(scope)}`);
  return row === null ? null : toSummary(row);
}

/** A document that was kept about something, with what it says. */
export interface KeptVersion {
  readonly summary: DocumentSummary;
  readonly data: DocumentDataByKind[DocumentKind];
}

/** All of a kind that were kept about something, newest first. */
export async function findVersions(reader: Reader, scope: SiteScope, of: { readonly kind: DocumentKind; readonly subjectId: string }): Promise<KeptVersion[]> {
  const rows = await reader.rows<SummaryRow & { data: DocumentDataByKind[DocumentKind] }>(sql`
    SELECT ${COLUMNS}, d.data FROM document d
     WHERE d.subject_id = ${of.subjectId} AND d.subject_kind = ${SUBJECT_OF[of.kind]} AND d.kind = ${of.kind} AND ${seenIn(scope)}
     ORDER BY d.created_at DESC, d.id DESC`);
  return rows.map((row) => ({ summary: toSummary(row), data: row.data }));
}

/**
 * Waits until nobody else keeps a document about the same thing: two at once make one document.
 * @scope-free nothing is read
 */
export async function waitForOthers(reader: Reader, subjectId: string): Promise<void> {
  await reader.rows(sql`SELECT pg_advisory_xact_lock(hashtext(${`document of ${subjectId}`}))`);
}

/** The files of a document. */
export function findFiles(reader: Reader, scope: SiteScope, id: string, kinds: readonly DocumentKind[]): Promise<StoredDocument | null> {
  return oneRow(reader, sql`
    SELECT d.kind, d.data, d.content, d.sha256, d.signed_content, d.signed_sha256 FROM document d
     WHERE d.id = ${id} AND d.kind = ANY(${listed(kinds)}) AND ${seenIn(scope)}`);
}

/** What is needed to sign it; nobody else signs it until the transaction ends. */
export function lockDocument(
  reader: Reader, scope: SiteScope, id: string, kinds: readonly DocumentKind[],
): Promise<(Pick<StoredDocument, 'kind' | 'data' | 'sha256'> & { site_id: string; other_site_id: string | null }) | null> {
  return oneRow(reader, sql`SELECT d.kind, d.data, d.sha256, d.site_id, d.other_site_id FROM document d WHERE d.id = ${id} AND d.kind = ANY(${listed(kinds)}) AND ${seenIn(scope)} FOR UPDATE OF d`);
}

/** @scope-free of a document that was found in the scope */
export async function findSignatures(reader: Reader, documentId: string): Promise<PlacedSignature[]> {
  const rows = await reader.rows<Omit<PlacedSignature, 'signedAt'> & { signed_at: Date }>(sql`
    SELECT role, method, drawing, signed_at FROM signature WHERE document_id = ${documentId} ORDER BY signed_at, id`);
  return rows.map(({ role, method, drawing, signed_at }) => ({ role, method, drawing, signedAt: signed_at.toISOString() }));
}

/**
 * Removes all documents about the subjects, with their signatures: they name a person whose time is over.
 * @returns how many there were
 * @scope-free erasure comes with time, whoever asks
 */
export async function eraseDocumentsOf(reader: Reader, subjectKind: DocumentSubject, ids: readonly string[]): Promise<number> {
  const rows = await reader.rows<{ id: string }>(sql`DELETE FROM document WHERE subject_kind = ${subjectKind} AND subject_id = ANY(${ids}::uuid[]) RETURNING id`);
  return rows.length;
}

function toSummary(row: SummaryRow): DocumentSummary {
  return {
    id: row.id, kind: row.kind, subjectKind: row.subject_kind, subjectId: row.subject_id, sha256: row.sha256, createdAt: row.created_at.toISOString(),
    signatures: row.signatures.map((signature) => ({ ...signature, signedAt: new Date(signature.signedAt).toISOString() })),
  };
}
