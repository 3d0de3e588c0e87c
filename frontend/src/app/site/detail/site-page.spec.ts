import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { RoomAnswer } from '@calanque/shared';
import { openScreen } from '../../session/testing/screen';
import { VITROLLES } from '../../session/testing/session-answers';
import { refuse, requestSoon, requestTo } from '../../ui/testing/api';
import { FieldHarness } from '../../ui/testing/field-harness';
import { room, site } from '../testing/site-answers';
import { SitePage } from './site-page';

describe('SitePage', () => {
  const address = `/api/sites/${VITROLLES.id}`;

  async function open(role: 'manager' | 'mediator', rooms: RoomAnswer[] = [room('Accueil', { equipmentCount: 5 }), room('Bureau 12', { floor: '1er étage' })]) {
    const screen = await openScreen(SitePage, { role, path: 'mds/:id', at: `/mds/${VITROLLES.id}` });
    requestTo('GET', address).flush(site());
    await screen.settle();
    requestTo('GET', `${address}/rooms`).flush({ items: rooms });
    await screen.settle();
    if (role === 'manager') requestTo('GET', '/api/history').flush({ items: [], next: null, total: 0 });
    await screen.settle();
    return screen;
  }

  /** After an act the rooms and the site are read again. */
  async function readAgain(settle: () => Promise<void>, rooms: RoomAnswer[]): Promise<void> {
    (await requestSoon('GET', `${address}/rooms`)).flush({ items: rooms });
    (await requestSoon('GET', address)).flush(site({ version: 4 }));
    (await requestSoon('GET', '/api/history')).flush({ items: [], next: null, total: 0 });
    await settle();
  }

  it('says at a glance what is there, where, and how to reach it', async () => {
    const { text } = await open('manager');
    expect(text()).toContain('MDS Vitrolles');
    expect(text()).toContain('20 matériels sur 23 sont utilisables');
    expect(text()).toContain('12 rue des Pins, 13127 Vitrolles');
    expect(text()).toContain('Fibre · Opérateur');
    expect(text()).toContain('1 Gb/s en descente, 500 Mb/s en montée');
    expect(text()).toContain('Accueil 5 matériels');
    expect(text()).toContain('Lundi 08:30 – 12:00, 13:30 – 17:00');
  });

  it('says what was there on a past day, and changes nothing', async () => {
    const { text, settle, find } = await openScreen(SitePage, { role: 'manager', path: 'mds/:id', at: `/mds/${VITROLLES.id}?asOf=2025-03-01` });
    requestTo('GET', `${address}?asOf=2025-03-01`).flush(site());
    await settle();
    requestTo('GET', `${address}/rooms?asOf=2025-03-01`).flush({ items: [room('Accueil', { equipmentCount: 5 })] });
    await settle();
    expect(text()).toContain('Situation au 1er mars 2025');
    expect(text()).not.toMatch(/Modifier|Ajouter|Historique/);
    expect(find('a', 'Accueil').getAttribute('href')).toBe(`/materiel?siteId=${VITROLLES.id}&roomId=room-Accueil&asOf=2025-03-01`);
  });

  it('lets a mediator read and change nothing', async () => {
    const { text } = await open('mediator');
    expect(text()).toContain('Bureau 12');
    expect(text()).not.toContain('Ajouter une pièce');
    expect(text()).not.toContain('Modifier');
    expect(text()).not.toContain('Historique');
  });

  it('adds a room, under another name when the first is taken', async () => {
    const { press, dialog, settle, fixture, text } = await open('manager');
    await press('Ajouter une pièce');
    const adding = await dialog();
    const name = await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(FieldHarness.with({ label: 'Nom de la pièce' }));
    await name.fill('Accueil');
    await adding.press('Ajouter la pièce');
    refuse(requestTo('POST', `${address}/rooms`), { status: 409, code: 'room-name-taken', detail: 'Cette MDS a déjà une pièce « Accueil ».', field: 'name' });
    await settle();
    expect(await name.error()).toBe('Cette MDS a déjà une pièce « Accueil ».');

    await name.fill('Espace numérique');
    await adding.press('Ajouter la pièce');
    const sent = requestTo('POST', `${address}/rooms`);
    expect(sent.request.body).toEqual(jasmine.objectContaining({ name: 'Espace numérique', closed: false }));
    sent.flush(room('Espace numérique'));
    await readAgain(settle, [room('Espace numérique')]);
    expect(text()).toContain('Espace numérique');
  });

  it('does not close a room in which something is kept, and says what to do', async () => {
    const { find, press, dialog, settle } = await open('manager');
    await press('Actions sur Accueil');
    document.querySelectorAll<HTMLElement>('.mat-mdc-menu-item')[1]?.click();
    const closing = await dialog();
    expect(await closing.heading()).toBe('Fermer « Accueil » ?');
    expect(await closing.text()).toContain('5 matériels ont leur place ici');
    await closing.press('Fermer la pièce');
    const sent = requestTo('PATCH', '/api/rooms/room-Accueil');
    expect(sent.request.headers.get('If-Match')).toBe('"1"');
    expect(sent.request.body).toEqual(jasmine.objectContaining({ closed: true }));
    refuse(sent, { status: 422, code: 'room-in-use', detail: 'Du matériel a sa place dans cette pièce. Changez-le de pièce avant de la fermer.', field: 'closed' });
    await settle();
    expect(await closing.text()).toContain('Du matériel a sa place dans cette pièce. Changez-le de pièce avant de la fermer.');
    await closing.press('Annuler');
    expect(find('a', 'Accueil').getAttribute('href')).toBe(`/materiel?siteId=${VITROLLES.id}&roomId=room-Accueil`);
  });
});
