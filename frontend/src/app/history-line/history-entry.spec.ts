import type { HistoryChange, HistoryLine } from '@calanque/shared';
import { actsOf, entriesOf } from './history-entry';
import { nameOf, placeOf } from './subject-place';

let drawn = 100;

function line(given: Partial<HistoryLine> & { readonly values?: Readonly<Record<string, readonly [string | null, string | null]>> }): HistoryLine {
  const { values = {}, ...rest } = given;
  const changes: HistoryChange[] = Object.entries(values).map(([field, [before, after]]) => ({ field, before, after }));
  return {
    id: String(--drawn), at: '2026-11-23T09:42:00.000Z', actor: 'Nadia Benali', action: 'update', table: 'equipment', subject: 'equipment',
    subjectId: 'piece', subjectLabel: 'MDS13-000214', reachable: true, site: { id: 'site', name: 'Vitrolles' }, requestId: 'request', changes, ...rest,
  };
}

const sentences = (...lines: HistoryLine[]) => entriesOf(lines).map((entry) => entry.lines.map((one) => one.sentence));

describe('The entries of a history', () => {
  it('put together what one request did, and leave out the end that only follows', () => {
    const handOver = [
      line({ table: 'custody', action: 'insert', values: { kind: [null, 'assignment'], person_id: [null, 'Inès Martin'], period: [null, '2026-11-23T09:42:00.000Z/'] } }),
      line({ table: 'custody', values: { period: ['2026-11-01T08:00:00.000Z/', '2026-11-01T08:00:00.000Z/2026-11-23T09:42:00.000Z'] } }),
    ];
    expect(sentences(...handOver)).toEqual([['Affectation à Inès Martin']]);
  });

  it('call what happened to a loan by its name', () => {
    const loan = (values: Readonly<Record<string, readonly [string | null, string | null]>>) => entriesOf([line({ table: 'loan', subject: 'loan', values })])[0]?.lines[0]?.changes;
    expect(loan({ renewals: ['0', '1'], call_outcome: [null, 'message-left'], start_at: [null, '2026-11-23T09:42:00.000Z'] })?.map(({ label, after }) => [label, after])).toEqual([
      ['Prolongations', '1'], ['Issue de l’appel', 'Message laissé'], ['Début', jasmine.stringMatching(/^23 nov\. /)],
    ]);
  });

  it('say what came into a kit and went, and what became of a transfer', () => {
    const of = (subject: 'kit' | 'transfer', table: string, action: 'insert' | 'update' | 'delete', values: Readonly<Record<string, readonly [string | null, string | null]>>) =>
      line({ subject, table, action, values });
    expect(sentences(
      of('kit', 'kit_item', 'update', { removed_at: [null, '2026-11-23T09:42:00.000Z'], equipment_id: [null, 'MDS13-000001'] }),
      of('kit', 'kit_item', 'insert', { equipment_id: [null, 'MDS13-000002'] }),
      of('kit', 'kit', 'insert', { name: [null, 'Valise'] }),
    )).toEqual([['Lot composé', 'Retiré : MDS13-000001', 'Ajouté : MDS13-000002']]);
    expect(sentences(of('kit', 'kit', 'update', { dissolved_at: [null, '2026-11-23T09:42:00.000Z'] }))).toEqual([['Lot dissous']]);
    expect(sentences(
      of('transfer', 'transfer_line', 'update', { outcome: [null, 'missing'], equipment_id: [null, 'MDS13-000001'] }),
      of('transfer', 'transfer_line', 'insert', { outcome: [null, 'extra'], label: [null, 'Câble'], note: [null, 'Dans le carton'] }),
    )).toEqual([['Manquant : MDS13-000001', 'En plus : Câble · Dans le carton']]);
    expect(sentences(of('transfer', 'transfer', 'update', { cancelled_at: [null, '2026-11-23T09:42:00.000Z'], cancelled_reason: [null, 'Camion en panne'] })))
      .toEqual([['Transfert annulé · Camion en panne']]);
  });

  it('say what happened to a booking', () => {
    const period = '2026-12-01T08:00:00.000Z/2026-12-01T11:00:00.000Z';
    const booking = (values: Readonly<Record<string, readonly [string | null, string | null]>>, action: 'insert' | 'update' = 'update') =>
      sentences(line({ table: 'booking', action, values }))[0]?.[0];
    expect(booking({ status: [null, 'asked'], person_id: [null, 'Inès Martin'], period: [null, period] }, 'insert')).toMatch(/^Réservation demandée pour Inès Martin, le 1er déc.* de 09:00 à 12:00$/);
    expect(booking({ status: ['asked', 'refused'], reason: [null, 'Déjà pris'] })).toBe('Réservation refusée · Déjà pris');
    expect(booking({ status: ['fulfilled', 'approved'] })).toBe('Remise annulée, réservation rétablie');
    expect(booking({ override_reason: [null, 'Urgence'] })).toBe('Remis à quelqu’un d’autre malgré une réservation · Urgence');
    expect(booking({ period: [period, period] })).toMatch(/^Réservation déplacée, le /);
  });

  it('put together what one request did to one thing, also where it wrote about others in between', () => {
    const logged = (subjectId: string) => [
      line({ table: 'equipment_condition', action: 'insert', subjectId, values: { condition: [null, 'working'] } }),
      line({ table: 'equipment_place', action: 'insert', subjectId, values: { site_id: [null, 'Vitrolles'] } }),
      line({ action: 'insert', subjectId, values: { number: [null, subjectId] } }),
    ];
    const [one, two] = [logged('A'), logged('B')];
    const entries = entriesOf([0, 1, 2].flatMap((place) => [two[place] as HistoryLine, one[place] as HistoryLine]));
    expect(entries.map(({ subjectId, lines }) => [subjectId, lines.map(({ sentence }) => sentence)])).toEqual([
      ['B', ['Fiche créée', 'Place : Vitrolles, sans pièce précise']], ['A', ['Fiche créée', 'Place : Vitrolles, sans pièce précise']],
    ]);
    expect(actsOf(entries).map((act) => act.map(({ subjectId }) => subjectId))).toEqual([['B', 'A']]);
  });

  it('are acts of their own where they say different things, or nobody asked for them at once', () => {
    const set = (subjectId: string, after: string, requestId: string | null = 'request') => line({ subjectId, requestId, values: { serial: ['A', after] } });
    expect(actsOf(entriesOf([set('1', 'B'), set('2', 'B'), set('3', 'C')])).map((act) => act.length)).toEqual([2, 1]);
    expect(actsOf(entriesOf([set('1', 'B', null), set('2', 'B', null)])).length).toBe(2);
  });

  it('keep apart what different requests did, and what concerns different things', () => {
    expect(entriesOf([line({}), line({ requestId: 'another' })]).length).toBe(2);
    expect(entriesOf([line({}), line({ subjectId: 'another' })]).length).toBe(2);
  });

  it('say since when, where it was noted later', () => {
    const sent = line({ table: 'custody', action: 'insert', values: { kind: [null, 'repair'], repairer: [null, 'Atelier Sud'], period: [null, '2026-11-12T09:00:00.000Z/'] } });
    expect(sentences(sent)).toEqual([[jasmine.stringMatching(/^Envoi en réparation chez Atelier Sud, depuis le 12 nov\..* 10:00$/)]]);
  });

  it('say the end of a custody, and its cancelling with the reason', () => {
    const ended = line({ table: 'custody', values: { period: ['2026-11-01T08:00:00.000Z/', '2026-11-01T08:00:00.000Z/2026-11-23T09:42:00.000Z'] } });
    const cancelled = line({ table: 'custody', requestId: 'b', values: { cancelled_at: [null, '2026-11-23T09:42:00.000Z'], cancelled_reason: [null, 'Erreur de saisie'] } });
    expect(sentences(ended, cancelled)).toEqual([[jasmine.stringMatching(/^Fin de la détention le 23 nov\./)], ['Détention annulée · Erreur de saisie']]);
  });

  it('say that a link was made, and for what', () => {
    const made = (purpose: string) => line({ table: 'one_time_link', subject: 'account', action: 'insert', requestId: purpose, values: { purpose: [null, purpose], expires_at: [null, '2026-11-24T09:42:00.000Z'] } });
    expect(sentences(made('reset'), made('invitation'))).toEqual([['Lien de nouveau mot de passe fait'], ['Lien d’invitation fait']]);
  });

  it('say of an import what it made and changed, one entry for each site', () => {
    const imported = (siteName: string, kind: string, created: number, updated: number) => line({
      table: 'import', subject: 'import', subjectId: 'import', subjectLabel: 'inventaire-mds.csv', action: 'insert', site: { id: siteName, name: siteName }, requestId: 'import-1',
      values: { kind: [null, kind], created: [null, String(created)], updated: [null, String(updated)] },
    });
    const entries = entriesOf([imported('Arles', 'equipment', 34, 2), imported('Istres', 'equipment', 34, 2)]);
    expect(entries.map((entry) => [nameOf(entry), entry.site, entry.lines])).toEqual(['Arles', 'Istres'].map((site) =>
      ['Import de inventaire-mds.csv', site, [{ sentence: '34 fiches créées, 2 mises à jour', changes: [], folded: false }]]));
    expect(actsOf(entries).map((act) => act.length)).toEqual([1, 1]);
    expect(sentences(imported('Arles', 'agents', 1, 0), imported('Istres', 'rooms', 0, 1), imported('Salon', 'sites', 3, 0))).toEqual([
      ['1 fiche créée'], ['1 pièce mise à jour'], ['3 MDS créées'],
    ]);
    expect(sentences(imported('Arles', 'equipment', 12_000, 0))[0]?.[0]).toMatch(/^12\s000 fiches créées$/);
    expect(nameOf({ subject: 'import', subjectLabel: null })).toBe('Import d’un fichier');
  });

  it('say what changed, before and after, in French words', () => {
    const [entry] = entriesOf([line({ values: { price_cents: ['22900', '21950'], purchased_on: [null, '2021-05-14'], warranty_months: ['24', null] } })]);
    expect(entry?.lines[0]?.changes.map(({ label, before, after }) => [label, before?.replaceAll('\u00a0', ' ') ?? null, after?.replaceAll('\u00a0', ' ') ?? null])).toEqual([
      ['Prix', '229,00 €', '219,50 €'], ['Date d’achat', null, '14 mai 2021'], ['Garantie', '24 mois', null],
    ]);
  });

  it('say of an identity only that it changed', () => {
    const [entry] = entriesOf([line({ table: 'person', subject: 'person', values: { family_name: [null, null] } })]);
    expect(entry?.lines[0]?.changes).toEqual([{ label: 'Nom', before: null, after: null, concealed: true }]);
  });

  it('fold away the first values of what is new, and leave its first condition unsaid', () => {
    const [entry] = entriesOf([
      line({ table: 'equipment_condition', action: 'insert', values: { condition: [null, 'working'] } }),
      line({ table: 'equipment_place', action: 'insert', values: { site_id: [null, 'Vitrolles'], room_id: [null, 'Bureau 12'] } }),
      line({ action: 'insert', values: { number: [null, 'MDS13-000214'], serial: [null, 'R9TW'] } }),
    ]);
    expect(entry?.lines.map(({ sentence, folded }) => [sentence, folded])).toEqual([['Fiche créée', true], ['Place : Vitrolles, Bureau 12', false]]);
  });

  it('lead to the page of the thing, or of all of its kind where there is but one', () => {
    expect(placeOf({ subject: 'loan', subjectId: 'loan-1' })).toEqual({ link: '/prets/loan-1', needs: 'loan:read' });
    expect(placeOf({ subject: 'loan_terms', subjectId: 'tablet' })).toEqual({ link: '/conditions-de-pret', needs: 'settings:edit' });
  });
});
