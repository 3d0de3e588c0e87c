import { DOCUMENT_KINDS, type DocumentKind } from '@calanque/shared';
import { agreementOf, delivered, deliveryOf, handoverOf, piece, REMARK, returned, returnOf } from '../testing/document-samples.js';
import { elementsOf, PdfReader, type StructureNode } from '../testing/pdf-reader.js';
import { deliverySlip, handoverSheet, loanAgreement, returnSlip, type PlacedSignature } from './index.js';

const many = <Piece>(count: number, of: (n: number) => Piece): Piece[] => Array.from({ length: count }, (_, place) => of(place + 1));

/** One of each kind: of one page or two, and of more. */
const SAMPLES: Readonly<Record<DocumentKind, { short: () => Promise<Buffer>; long: () => Promise<Buffer>; title: string }>> = {
  'loan-agreement': { short: () => loanAgreement(agreementOf(many(2, piece))), long: () => loanAgreement(agreementOf(many(40, piece))), title: 'Contrat de prêt à usage – Prêt n° 2026-0042' },
  'return-slip': {
    short: () => returnSlip(returnOf([returned(1), returned(2, { fate: 'out', endedAt: null })])), long: () => returnSlip(returnOf(many(40, returned))), title: 'Bon de restitution – Prêt n° 2026-0042',
  },
  'handover-sheet': { short: () => handoverSheet(handoverOf(many(1, piece))), long: () => handoverSheet(handoverOf(many(40, piece))), title: 'Fiche de remise – Remise MDS13-000187' },
  'delivery-slip': { short: () => deliverySlip(deliveryOf(many(3, delivered))), long: () => deliverySlip(deliveryOf(many(60, delivered))), title: 'Bon de transfert – Transfert n° 2026-0007' },
};

/** Each is made once: that the same data makes the same bytes is held by a spec of its own. */
function once(make: () => Promise<Buffer>): () => Promise<Buffer> {
  let made: Promise<Buffer> | undefined;
  return () => (made ??= make());
}

async function reading<Result>(bytes: Buffer, read: (reader: PdfReader) => Promise<Result>): Promise<Result> {
  const reader = await PdfReader.open(bytes);
  try {
    return await read(reader);
  } finally {
    await reader.close();
  }
}

/** Of all pages. */
async function elements(reader: PdfReader, role: string): Promise<StructureNode[]> {
  const found: StructureNode[] = [];
  for (let page = 1; page <= reader.pages; page++) found.push(...elementsOf(await reader.structure(page), role));
  return found;
}

describe('Every document', () => {
  for (const kind of DOCUMENT_KINDS) {
    describe(kind, () => {
      const { short: make, title } = SAMPLES[kind];
      const [short, long] = [once(make), once(SAMPLES[kind].long)];
      for (const sample of [short, long]) {
        it(`says its title and language, and that it is tagged (${sample === short ? 'short' : 'long'})`, async () => {
          await reading(await sample(), async (reader) => {
            const { xmp, ...facts } = await reader.facts();
            expect(facts).toEqual({ title, lang: 'fr-FR', showsTitle: true, isMarked: true });
            expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
            expect(xmp).toContain(`<rdf:li xml:lang="x-default">${title}</rdf:li>`);
          });
        });

        it(`paints nothing that is neither an element nor an artifact (${sample === short ? 'short' : 'long'})`, async () => {
          await reading(await sample(), async (reader) => {
            for (let page = 1; page <= reader.pages; page++) expect(await reader.unmarked(page)).withContext(`page ${page}`).toEqual([]);
          });
        });
      }

      it('embeds its fonts and says which letters they draw', async () => {
        await reading(await short(), async (reader) => {
          const { composite, embedded, mapped, foreign } = reader.fonts();
          expect(composite).toBeGreaterThan(0);
          expect([embedded, mapped, foreign]).toEqual([composite, composite, 0]);
        });
      });

      it('has one H1, then H2, and tables whose cells are said by their headings', async () => {
        await reading(await long(), async (reader) => {
          expect(await elements(reader, 'Document')).not.toHaveSize(0);
          expect(await elements(reader, 'H1')).toHaveSize(1);
          expect((await elements(reader, 'H2')).length).toBeGreaterThan(1);
          const first = await reader.structure(1);
          expect(elementsOf(elementsOf(first, 'THead')[0] ?? null, 'TH').length).toBeGreaterThan(3);
          for (const head of elementsOf(elementsOf(first, 'THead')[0] ?? null, 'TH')) expect(head.scope).toBe('Column');
          for (const row of elementsOf(elementsOf(first, 'TBody')[0] ?? null, 'TR')) expect(elementsOf(row, 'TH').map(({ scope }) => scope)).toEqual(['Row']);
        });
      });

      it('makes the same bytes of the same data', async () => {
        expect((await short()).equals(await make())).toBeTrue();
      });

      it('numbers its pages, and repeats the headings of a table that goes on, as furniture', async () => {
        await reading(await long(), async (reader) => {
          expect(reader.pages).toBeGreaterThan(2);
          for (let page = 1; page <= reader.pages; page++) expect(await reader.text(page)).toContain(`Page ${page} sur ${reader.pages}`);
          expect(await reader.text(2)).toContain('Numéro');
          expect(JSON.stringify(elementsOf(await reader.structure(2), 'THead'))).not.toContain('"content"');
          expect(await reader.text()).toContain('MDS13-000040');
        });
      });
    });
  }
});

describe('A loan agreement', () => {
  it('says who lends what to whom, until when, what it is worth, and what becomes of the name', async () => {
    const text = await reading(await loanAgreement(agreementOf([piece(214), piece(219)])), (reader) => reader.text());
    const flat = text.replace(/\s+/g, ' ');
    for (const said of [
      'MDS de Vitrolles', 'Jeanne Morel', '06 12 34 56 78', 'MDS13-000214', 'R9TW50LKM219', 'chargeur, housse', 'Rayure au dos, en bas à gauche', '249,00 €', '28 novembre 2026', '12 décembre 2026',
      'gratuit', 'article 1875', 'article 1880', 'article 1881', 'article 1882', 'article 1883', 'article 1884', 'article 1888', 'un an après le retour', 'dpd@departement.exemple.fr', 'CNIL', REMARK,
    ]) expect(flat).withContext(said).toContain(said);
  });

  it('writes the names of people with all their letters', async () => {
    const name = 'Łukasz Dvořák-Şahin Nguyễn Œuvrard';
    const bytes = await loanAgreement(agreementOf([piece(1)], { borrower: { name, contact: null } }));
    await reading(bytes, async (reader) => {
      const text = await reader.text(1);
      expect(text.replace(/\s+/g, ' ')).toContain('Łukasz Dvořák-Şahin');
      expect(text).toContain('Œuvrard');
      expect(text).not.toContain('\u0000');
      const { composite, embedded, mapped } = reader.fonts();
      expect([embedded, mapped]).toEqual([composite, composite]);
    });
  });

  it('keeps the title clear of what XML reads as its own, and of the borrower', async () => {
    await reading(await loanAgreement(agreementOf([piece(1)], { reference: 'Prêt <1> & 2' })), async (reader) => {
      const { xmp, title } = await reader.facts();
      expect(title).toBe('Contrat de prêt à usage – Prêt  1    2');
      expect(xmp).not.toMatch(/<1>|& 2|Morel/);
    });
  });

  it('breaks a cell that is longer than a page over pages, and loses no word', async () => {
    const words = many(900, (n) => `mot${n}`);
    const text = await reading(await loanAgreement(agreementOf([piece(1, { condition: words.join(' ') })])), (reader) => reader.text());
    const found = new Set(text.match(/mot\d+/g));
    expect(words.filter((word) => !found.has(word))).toEqual([]);
  });

  it('shows the drawn signature, by name to whoever does not see it, and the mark of the unsigned file', async () => {
    const signature: PlacedSignature = { role: 'borrower', method: 'screen', signedAt: '2026-11-28T09:42:00.000Z', drawing: 'M60 120L80 60L200 110L560 90' };
    const sha256 = 'c0ffee'.padEnd(64, '0');
    const bytes = await loanAgreement(agreementOf([piece(1)]), { sha256, signatures: [signature, { ...signature, role: 'agent', method: 'paper', drawing: null }] });
    await reading(bytes, async (reader) => {
      expect((await elements(reader, 'Figure')).map(({ alt }) => alt)).toEqual(['Signature manuscrite de Jeanne Morel']);
      const text = await reader.text();
      expect(text).toContain(sha256);
      expect(text).toContain('Signé à l’écran le 28 novembre 2026 à 10:42');
      expect(text).toContain('Signé sur papier, noté le 28 novembre 2026 à 10:42');
      expect(await reader.unmarked(reader.pages)).toEqual([]);
    });
  });
});

describe('A return slip', () => {
  it('tells what came back, in which state, what is missing and what is still out', async () => {
    const bytes = await returnSlip(returnOf([
      returned(1, { missingAccessories: ['chargeur'], erasure: 'done', erasedAt: '2026-12-10T15:20:00.000Z' }), returned(2, { erasure: 'due' }), returned(3, { fate: 'out', endedAt: null }),
    ]));
    const text = await reading(bytes, (reader) => reader.text());
    expect(text.replace(/\s+/g, ' ')).toMatch(/Rendu ce jour.*MDS13-000001.*Fait le 10 décembre.*À faire avant.*Encore chez l’emprunteur.*MDS13-000003.*Le prêt se poursuit/);
  });

  it('ends the loan when all is back', async () => {
    expect(await reading(await returnSlip(returnOf([returned(1)])), (reader) => reader.text())).toContain('le prêt est terminé');
  });
});

describe('A delivery slip', () => {
  it('has a box to tick on each line until it was received', async () => {
    await reading(await deliverySlip(deliveryOf(many(3, delivered))), async (reader) => {
      expect((await elements(reader, 'Figure')).map(({ alt }) => alt)).toEqual(['Case à cocher : reçu', 'Case à cocher : reçu', 'Case à cocher : reçu']);
    });
  });

  it('tells the differences that were found', async () => {
    const lines = [delivered(1, { outcome: 'received' }), delivered(2, { outcome: 'missing' }), delivered(3, { outcome: 'damaged', note: 'écran fendu' }), delivered(4, { outcome: 'extra' })];
    const text = await reading(await deliverySlip(deliveryOf(lines, { receivedBy: 'Léo Arnaud', receivedAt: '2026-11-29T10:00:00.000Z' })), (reader) => reader.text());
    for (const said of ['Aucune', 'Manquant', 'Reçu en panne : écran fendu', 'En plus', '3 matériels sur 4', 'Léo Arnaud']) expect(text.replace(/\s+/g, ' ')).withContext(said).toContain(said);
  });
});
