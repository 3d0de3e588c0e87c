import { insertDocument, insertSignature, insertSite } from '../testing/rows.js';
import { refusalOf, useScratchDatabase, valueOf } from '../testing/scratch-database.js';

const UNKNOWN = '00000000-0000-7000-8000-000000000000';
const HASH_OF_NOTHING_HERE = '0'.repeat(64);

describe('a document in the database', () => {
  const db = useScratchDatabase();
  const made = (columns: Readonly<Record<string, unknown>>) => refusalOf(insertDocument(db.pool, columns));
  const changed = (id: string, assignments: string) => refusalOf(db.pool.query(`UPDATE document SET ${assignments} WHERE id = $1`, [id]));

  it('is of a known kind, about what that kind is about', async () => {
    expect(await made({ kind: 'poem' })).toBe('document_kind_fits_subject');
    for (const [kind, subject_kind] of [['loan-agreement', 'loan'], ['return-slip', 'loan'], ['handover-sheet', 'custody'], ['delivery-slip', 'transfer']]) {
      expect(await made({ kind, subject_kind })).withContext(`${kind}`).toBeNull();
      expect(await made({ kind, subject_kind: subject_kind === 'loan' ? 'transfer' : 'loan' })).withContext(`${kind}`).toBe('document_kind_fits_subject');
    }
  });

  it('carries the true hash of its file, and of the signed one', async () => {
    expect(await made({ sha256: HASH_OF_NOTHING_HERE })).toBe('document_hash_true');
    const id = await insertDocument(db.pool);
    expect(await changed(id, `signed_content = 'x'`)).toBe('document_signed_hash_true');
    expect(await changed(id, `signed_sha256 = encode(sha256('x'), 'hex')`)).toBe('document_signed_hash_true');
    expect(await changed(id, `signed_content = 'x', signed_sha256 = '${HASH_OF_NOTHING_HERE}'`)).toBe('document_signed_hash_true');
    expect(await changed(id, `signed_content = 'x', signed_sha256 = encode(sha256('x'), 'hex')`)).toBeNull();
  });

  it('has a file, not too large', async () => {
    expect(await made({ content: Buffer.alloc(0) })).toBe('document_size');
    expect(await made({ content: Buffer.alloc(5_000_001) })).toBe('document_size');
    const id = await insertDocument(db.pool);
    expect(await changed(id, `signed_content = '', signed_sha256 = encode(sha256(''), 'hex')`)).toBe('document_size');
  });

  it('stays as it was handed out', async () => {
    const id = await insertDocument(db.pool);
    for (const assignment of [`data = '{"a":1}'`, `content = 'x', sha256 = encode(sha256('x'), 'hex')`, `created_at = now()`, `subject_id = '${UNKNOWN}'`, `other_site_id = site_id`]) {
      expect(await changed(id, assignment)).withContext(assignment).toBe('document_unchanged');
    }
  });

  it('is of a site that exists, and made by an account that does', async () => {
    expect(await made({ site_id: UNKNOWN })).toBe('document_site_fk');
    expect(await made({ other_site_id: UNKNOWN })).toBe('document_other_site_fk');
    expect(await made({ created_by: UNKNOWN })).toBe('document_author_fk');
    expect(await made({ other_site_id: await insertSite(db.pool) })).toBeNull();
  });

  it('deleted, takes its signatures along', async () => {
    const id = await insertDocument(db.pool);
    await insertSignature(db.pool, { document_id: id });
    await db.pool.query('DELETE FROM document WHERE id = $1', [id]);
    expect(await valueOf<string>(db.pool, 'SELECT count(*)::text FROM signature WHERE document_id = $1', [id])).toBe('0');
  });
});

describe('a signature in the database', () => {
  const db = useScratchDatabase();
  const made = async (columns: Readonly<Record<string, unknown>>) => refusalOf(insertSignature(db.pool, { document_id: await insertDocument(db.pool), ...columns }));

  it('is of the very file that was signed', async () => {
    expect(await made({ document_sha256: HASH_OF_NOTHING_HERE })).toBe('signature_document_fk');
    expect(await made({ document_id: UNKNOWN })).toBe('signature_document_fk');
    expect(await made({})).toBeNull();
  });

  it('is drawn on screen, and only there', async () => {
    expect(await made({ method: 'screen' })).toBe('signature_drawn_on_screen');
    expect(await made({ drawing: 'M10 10L90 90' })).toBe('signature_drawn_on_screen');
    expect(await made({ method: 'screen', drawing: 'M10 10L90 90' })).toBeNull();
    for (const drawing of ['M1 1', 'M10 10L90 90<script>', `M1 1${'L1 1'.repeat(8000)}`]) {
      expect(await made({ method: 'screen', drawing })).withContext(drawing.slice(0, 20)).toBe('signature_drawing_sane');
    }
  });

  it('is given once by each, in a known role and way', async () => {
    const document_id = await insertDocument(db.pool);
    await insertSignature(db.pool, { document_id });
    expect(await made({ document_id })).toBe('signature_once_per_role');
    expect(await made({ document_id, role: 'agent' })).toBeNull();
    expect(await made({ role: 'witness' })).toBe('signature_role_known');
    expect(await made({ method: 'fax' })).toBe('signature_method_known');
    expect(await made({ created_by: UNKNOWN })).toBe('signature_author_fk');
  });

  it('stays as it was given', async () => {
    const id = await insertSignature(db.pool, { document_id: await insertDocument(db.pool) });
    expect(await refusalOf(db.pool.query(`UPDATE signature SET role = 'agent' WHERE id = $1`, [id]))).toBe('signature_unchanged');
  });
});
