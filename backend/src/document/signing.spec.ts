import { DOCUMENT_KINDS, type DocumentSummary, type ProblemAnswer, type SignatureDraft } from '@calanque/shared';
import type { Response } from 'supertest';
import { v7 as uuid } from 'uuid';
import { SiteScope } from '../access/index.js';
import type { SignedInBrowser } from '../testing/browser.js';
import { agreementOf, delivered, deliveryOf, piece } from '../testing/document-samples.js';
import { PdfReader } from '../testing/pdf-reader.js';
import { insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { eraseDocumentsOf, findDocumentsOf, hashOf, keepDocument, verifyDocument } from './index.js';

const DRAWING = 'M60 120L80 60L100 40L110 90L200 110L560 90';

describe('A document that is kept', () => {
  const app = useTestApp();
  let [vitrolles, istres]: [string, string] = ['', ''];
  let mediator: SignedInBrowser;
  let elsewhere: SignedInBrowser;

  beforeAll(async () => {
    [vitrolles, istres] = [await insertSite(app().pool), await insertSite(app().pool)];
    mediator = await app().signedInAs('mediator', [vitrolles]);
    elsewhere = await app().signedInAs('manager', [istres]);
  });

  async function keepAgreement(subjectId = uuid()): Promise<string> {
    const id = uuid();
    await app().database.write({ accountId: null, requestId: 'spec' }, (tx) =>
      keepDocument(tx, mediator.accountId, { id, kind: 'loan-agreement', subjectId, siteId: vitrolles, data: agreementOf([piece(1), piece(2)]) }));
    return id;
  }

  async function keepSlip(): Promise<string> {
    const id = uuid();
    await app().database.write({ accountId: null, requestId: 'spec' }, (tx) =>
      keepDocument(tx, null, { id, kind: 'delivery-slip', subjectId: uuid(), siteId: vitrolles, otherSiteId: istres, data: deliveryOf([delivered(1)]) }));
    return id;
  }

  const fileOf = async (id: string, browser = mediator): Promise<Buffer> => bytesOf(await browser.get(`/api/documents/${id}`).expect(200));
  const draft = (columns: Partial<SignatureDraft> = {}): SignatureDraft => ({ id: uuid(), role: 'borrower', method: 'screen', drawing: DRAWING, ...columns });
  const sign = (id: string, signature: SignatureDraft, browser = mediator) => browser.post(`/api/documents/${id}/signatures`, signature);
  const verdict = (id: string, bytes: Buffer) => verifyDocument(app().database, SiteScope.all, DOCUMENT_KINDS, { id, bytes });

  it('is read as it was handed out, in the site', async () => {
    const id = await keepAgreement();
    const answer = await mediator.get(`/api/documents/${id}`).expect(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['content-disposition']).toContain('inline; filename="Contrat de pret _ Pret n_ 2026-0042.pdf"');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['x-row-count']).toBeUndefined();
    expect(await verdict(id, bytesOf(answer))).toBe('original');
    await elsewhere.get(`/api/documents/${id}`).expect(404);
    await (await app().signedInAs('direction')).get(`/api/documents/${id}`).expect(403);
  });

  it('carries each signature and the hash of the unsigned file once it is signed', async () => {
    const id = await keepAgreement();
    const unsigned = await fileOf(id);
    const summary = (await sign(id, draft()).expect(201)).body as DocumentSummary;
    expect(summary).toEqual(jasmine.objectContaining({ id, kind: 'loan-agreement', sha256: hashOf(unsigned) }));
    expect(summary.signatures).toEqual([jasmine.objectContaining({ role: 'borrower', method: 'screen' })]);
    const both = (await sign(id, draft({ role: 'agent', method: 'paper', drawing: null })).expect(201)).body as DocumentSummary;
    expect(both.signatures.map(({ role }) => role)).toEqual(['borrower', 'agent']);
    const reader = await PdfReader.open(await fileOf(id));
    const text = await reader.text();
    await reader.close();
    expect(text).toContain(hashOf(unsigned));
    expect(text).toContain('Signé à l’écran le');
    expect(text).toContain('Signé sur papier, noté le');
  });

  it('tells a file that was tampered with from those that were handed out', async () => {
    const id = await keepAgreement();
    const unsigned = await fileOf(id);
    await sign(id, draft()).expect(201);
    const signed = await fileOf(id);
    expect(signed.equals(unsigned)).toBeFalse();
    expect(await verdict(id, unsigned)).toBe('original');
    expect(await verdict(id, signed)).toBe('signed');
    const tampered = Buffer.from(signed);
    tampered.writeUInt8(tampered.readUInt8(2000) ^ 1, 2000);
    expect(await verdict(id, tampered)).toBe('altered');
    expect(await verdict(uuid(), signed)).toBe('unknown');
  });

  it('is signed once by each, and a second sending changes nothing', async () => {
    const id = await keepAgreement();
    const signature = draft();
    await sign(id, signature).expect(201);
    const signed = await fileOf(id);
    await sign(id, signature).expect(201);
    expect((await fileOf(id)).equals(signed)).toBeTrue();
    expect(problem(await sign(id, draft()).expect(409))).toEqual(jasmine.objectContaining({ code: 'signature-given', field: 'role' }));
  });

  it('is signed by several at once, and keeps both', async () => {
    const id = await keepAgreement();
    await Promise.all([sign(id, draft()).expect(201), sign(id, draft({ role: 'agent' })).expect(201)]);
    const [summary] = await findDocumentsOf(app().database, SiteScope.all, { kind: 'loan', ids: [await subjectOf(id)] }, DOCUMENT_KINDS);
    expect(summary?.signatures.map(({ role }) => role).sort()).toEqual(['agent', 'borrower']);
  });

  it('is not signed by who has no place on it, with nothing, or with what is no drawing', async () => {
    const id = await keepAgreement();
    expect(problem(await sign(id, draft({ role: 'sender' })).expect(422)).field).toBe('role');
    for (const drawing of [null, 'M10 10L11 11', 'M10 10L999 10', 'M300 10L310 201L20 20']) {
      expect(problem(await sign(id, draft({ drawing })).expect(422)).code).withContext(String(drawing)).toBe('signature-empty');
    }
    for (const drawing of ['<svg onload=alert(1)>', 'M10 10L1e9 3', 'M10 10L20 20Z', `M0 0${'L1 1'.repeat(9000)}`]) {
      expect(problem(await sign(id, draft({ drawing })).expect(400)).field).withContext(drawing.slice(0, 20)).toBe('drawing');
    }
    expect(problem(await sign(id, draft({ method: 'paper' })).expect(422)).field).toBe('drawing');
    await sign(id, draft(), elsewhere).expect(404);
  });

  it('of a transfer is of both sites, and of no mediator', async () => {
    const id = await keepSlip();
    expect(await verdict(id, await fileOf(id, elsewhere))).toBe('original');
    expect(problem(await sign(id, draft({ role: 'sender' }), elsewhere).expect(422)).field).toBe('role');
    await sign(id, draft({ role: 'receiver' }), elsewhere).expect(201);
    await mediator.get(`/api/documents/${id}`).expect(404);
    await sign(id, draft({ role: 'sender' })).expect(404);
  });

  it('is erased with its signatures when its subject is', async () => {
    const subjectId = uuid();
    const [first, second, other] = [await keepAgreement(subjectId), await keepAgreement(subjectId), await keepAgreement()];
    await sign(first, draft()).expect(201);
    const erased = await app().database.write({ accountId: null, requestId: 'spec' }, (tx) => eraseDocumentsOf(tx, 'loan', [subjectId]));
    expect(erased).toBe(2);
    await mediator.get(`/api/documents/${first}`).expect(404);
    await mediator.get(`/api/documents/${second}`).expect(404);
    await fileOf(other);
    const left = await app().pool.query('SELECT FROM signature WHERE document_id = $1', [first]);
    expect(left.rowCount).toBe(0);
  });

  async function subjectOf(id: string): Promise<string> {
    const { rows } = await app().pool.query<{ subject_id: string }>('SELECT subject_id FROM document WHERE id = $1', [id]);
    return rows[0]?.subject_id ?? '';
  }
});

const problem = (answer: { body: unknown }) => answer.body as ProblemAnswer;
const bytesOf = (answer: Response): Buffer => answer.body as Buffer;
