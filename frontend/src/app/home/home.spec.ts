import type { Role, SessionAnswer } from '@calanque/shared';
import { openScreen } from '../session/testing/screen';
import { MARIGNANE, VITROLLES } from '../session/testing/session-answers';
import { requestTo } from '../ui/testing/api';
import { Home } from './home';
import { AT_MARIGNANE, AT_VITROLLES, account, answerAwaiting, answerBookings, answerHistory, answerLoanCounts, change, holding, overview, page, piece, transfer } from './testing/home-answers';
import { HomeHarness } from './testing/home-harness';

describe('the first page', () => {
  async function open(role: Role, session: Partial<SessionAnswer> = {}) {
    const screen = await openScreen(Home, { role, path: 'accueil', session });
    // What the role's day takes comes on demand.
    while (document.querySelector('cal-home > cal-skeleton')) await screen.settle();
    return { ...screen, read: () => screen.loader.getHarness(HomeHarness) };
  }

  describe('of a manager', () => {
    it('says what waits in the MDS, what there is and what changed', async () => {
      const { read, settle } = await open('manager');
      answerAwaiting({ broken: page([piece('MDS13-000209'), piece('MDS13-000188', { category: 'laptop' })]), lost: page([piece('MDS13-000003', { state: 'lost' })]) });
      requestTo('GET', '/api/overview').flush(overview(AT_VITROLLES));
      await settle();
      await answerHistory([change('1')]);

      const home = await read();
      expect(await home.heading()).toBe('Bonjour Nadia');
      expect(await home.usualActs()).toEqual(['Signaler un problème', 'Affecter', 'Ajouter du matériel']);
      expect((await home.lines()).map((line) => line.replaceAll('\u2060', ''))).toEqual([
        '2 pièces en panne : Faire réparer Tablette MDS13-000209 et ordinateur portable MDS13-000188 Faire réparer',
        '1 pièce perdue : Rechercher Tablette MDS13-000003 Rechercher',
      ]);
      expect(await home.linkOfLine(0)).toBe(`/materiel?state=broken&siteId=${VITROLLES.id}`);
      expect(await home.linkOfLine(1)).toBe('/materiel/id-MDS13-000003');
      expect(await home.figures()).toEqual(['29 pièces 24 utilisables', '18 en service 62 % du parc', '6 en stock dont 6 tablettes', '2 en réparation + 3 hors d’usage']);
      expect(await home.cardTitles()).toContain('24 matériels sur 29 sont utilisables');
      expect(await home.recentChanges()).toEqual(['23 nov. 10:42 MDS13-000001 État : En panne Karim Aziz']);
    });

    it('leads to the import of a file while there is no equipment yet', async () => {
      const { find, settle } = await open('manager');
      answerAwaiting({});
      requestTo('GET', '/api/overview').flush(overview({ ...AT_VITROLLES, counts: [] }));
      await settle();
      await answerHistory();
      expect(find('cal-stock-card a', 'Importer un fichier').getAttribute('href')).toBe('/imports/nouveau?kind=equipment');
    });

    it('begins with the transfers that arrive, and ends with those that left', async () => {
      const { read, settle } = await open('manager');
      const arriving = transfer('sent', { id: 'arriving', from: MARIGNANE, to: VITROLLES, onTheWay: 3, mayReceive: true, maySend: false });
      const left = transfer('receiving', { id: 'left', from: VITROLLES, to: MARIGNANE, onTheWay: 2, missing: 1, mayReceive: false });
      answerAwaiting({ lost: page([piece('MDS13-000003', { state: 'lost' })]) }, VITROLLES.id, [arriving, left, transfer('draft')]);
      requestTo('GET', '/api/overview').flush(overview(AT_VITROLLES));
      await settle();
      await answerHistory();
      const home = await read();
      expect((await home.lines()).map((line) => line.replaceAll('\u2060', ''))).toEqual([
        '1 transfert à recevoir : Recevoir 3 en route de la MDS Marignane Recevoir',
        '1 pièce perdue : Rechercher Tablette MDS13-000003 Rechercher',
        '1 transfert envoyé : Suivre 2 en route vers Marignane, 1 manquant Suivre',
      ]);
      expect(await home.linkOfLine(0)).toBe('/transferts/arriving');
    });

    it('says when nothing waits', async () => {
      const { read, settle } = await open('manager');
      answerAwaiting({});
      requestTo('GET', '/api/overview').flush(overview(AT_VITROLLES));
      await settle();
      await answerHistory();
      const home = await read();
      expect(await home.lines()).toEqual(['Rien ne vous attend Aucune pièce en panne, en réparation, perdue ou volée.']);
    });

    it('offers to try again what did not load', async () => {
      const { settle, text, press } = await open('manager');
      requestTo('GET', '/api/overview').flush(overview(AT_VITROLLES));
      requestTo('GET', '/api/transfers').flush(page([]));
      for (const state of ['broken', 'in-repair', 'lost', 'stolen']) {
        requestTo('GET', `/api/equipment?state=${state}&sort=number&limit=3&count=true&siteId=${VITROLLES.id}`).error(new ProgressEvent('error'));
      }
      await settle();
      expect(text()).toContain('Le serveur ne répond pas.');
      await press('Réessayer');
      answerAwaiting({});
      await settle();
      expect(text()).toContain('Rien ne vous attend');
    });
  });

  it('of a technician compares the MDS, and names them where pieces wait', async () => {
    const { read, settle } = await open('technician');
    const repair = { id: 'c', version: 1, kind: 'repair' as const, person: null, repairer: 'Atelier Sud', since: '2025-11-12T08:00:00Z', dueAt: '2025-11-20T08:00:00Z' };
    answerAwaiting({ 'in-repair': page([piece('MDS13-000190', { state: 'in-repair', custody: repair })], 4) }, null);
    requestTo('GET', '/api/overview').flush(overview(AT_MARIGNANE, AT_VITROLLES));
    await settle();
    await answerHistory();
    const home = await read();
    expect((await home.lines()).map((line) => line.replaceAll('\u2060', ''))).toEqual([
      '4 pièces en réparation : Suivre MDS13-000190 (attendue le 20 nov. 2025, Vitrolles) et 3 autres Suivre',
    ]);
    expect(await home.cardTitles()).toContain('Vitrolles a le plus de matériel hors d’usage : 5 pièces sur 29');
    expect(await home.figures()).toContain('33 pièces 28 utilisables');
  });

  it('of a mediator shows what they hold and what is free, tablets first', async () => {
    const { read, settle } = await open('mediator');
    requestTo('GET', '/api/session/holdings').flush({ items: [holding('MDS13-000228'), holding('MDS13-000312', { dueAt: '2025-01-10T08:00:00Z' })] });
    requestTo('GET', '/api/overview').flush(overview(AT_VITROLLES));
    answerLoanCounts({ overdue: 2, toCall: 1, dueToday: 1 });
    answerBookings();
    await settle();
    const home = await read();
    expect(await home.usualActs()).toEqual(['Signaler un problème', 'Prêter']);
    const [late, today, first, second] = await home.lines();
    expect(late).toBe('2 prêts en retard : Relancer 1 personne à appeler Relancer');
    expect(today).toContain('1 retour attendu aujourd’hui');
    expect(await home.linkOfLine(0)).toBe(`/prets?toCall=true&siteId=${VITROLLES.id}`);
    expect(first).toBe('Dell Latitude 5420 MDS13-000228 · depuis le 8 août');
    expect(second).toContain('À rendre depuis le 10 janv. 2025');
    expect((await home.figures())[0]).toBe('6 tablettes disponibles sur 11');
  });

  it('of the direction shows figures of all MDS and one act', async () => {
    const { read, settle } = await open('direction');
    requestTo('GET', '/api/overview').flush(overview(AT_MARIGNANE, AT_VITROLLES));
    await settle();
    const home = await read();
    expect(await home.usualActs()).toEqual(['Signaler un problème']);
    expect(await home.figures()).toContain('33 pièces 28 utilisables');
    expect(await home.cardTitles()).toEqual(['Vitrolles a le plus de matériel hors d’usage : 5 pièces sur 29', '28 matériels sur 33 sont utilisables']);
  });

  describe('of an administrator', () => {
    function answerAccounts(counts: { active: number; invited: number; closed: number; technicians: number; managers: number }): void {
      const of = (query: string, total: number) => requestTo('GET', `/api/users?${query}&count=true`).flush(page([], total));
      of('state=active&limit=1', counts.active);
      requestTo('GET', '/api/users?state=invited&limit=6&sort=-createdAt&count=true').flush(page(counts.invited ? [account('Garrigue')] : [], counts.invited));
      of('state=disabled,ended&limit=1', counts.closed);
      of('role=technician&state=active,invited&limit=1', counts.technicians);
      of('role=manager&state=active,invited&limit=1', counts.managers);
    }

    it('leads through the first steps, one after another', async () => {
      const { read, settle } = await open('administrator', { sites: [] });
      answerAccounts({ active: 1, invited: 0, closed: 0, technicians: 0, managers: 0 });
      await settle();
      await answerHistory();
      const home = await read();
      const [first, second] = await home.firstSteps();
      expect(first).toBe('1 Créer les MDS : à faire Nom, adresse, horaires et pièces : tout le reste s’y rattache. Créer une MDS');
      expect(second).toContain('Inviter un technicien informatique : à faire');
    });

    it('shows accounts and invitations, and no first steps once they are done', async () => {
      const { read, settle } = await open('administrator', { sites: [MARIGNANE, VITROLLES] });
      answerAccounts({ active: 5, invited: 1, closed: 0, technicians: 1, managers: 2 });
      await settle();
      await answerHistory();
      const home = await read();
      expect(await home.firstSteps()).toEqual([]);
      expect((await home.figures())[0]).toBe('5 comptes actifs peuvent se connecter');
      expect(await home.lines()).toEqual(['Inès Garrigue Médiateur numérique · depuis le 20 nov.']);
    });
  });
});
