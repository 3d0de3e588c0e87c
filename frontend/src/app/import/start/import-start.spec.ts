import { HttpEventType } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import type { Role } from '@calanque/shared';
import { openScreen } from '../../session/testing/screen';
import { refuse, requestSoon, requestTo } from '../../ui/testing/api';
import { IMPORT_PULSE } from '../import-watch';
import { importDetail, importSummary, pageOf } from '../testing/import-answers';
import { ImportStart } from './import-start';

describe('ImportStart', () => {
  async function open(role: Role = 'technician', at = '/imports/nouveau', earlier = pageOf([importSummary('ancien.csv', { state: 'checked' })])) {
    const screen = await openScreen(ImportStart, { role, path: 'imports/nouveau', at });
    requestTo('GET', '/api/imports?limit=5').flush(earlier);
    await screen.settle();
    const input = (): HTMLInputElement | null => (screen.fixture.nativeElement as HTMLElement).querySelector('input[type=file]');

    /** Chooses files as the browser's own dialog does. */
    async function choose(...files: File[]): Promise<void> {
      const transfer = new DataTransfer();
      for (const file of files) transfer.items.add(file);
      const field = input();
      if (!field) throw new Error('There is no field for a file.');
      field.files = transfer.files;
      field.dispatchEvent(new Event('change'));
      await screen.settle();
    }

    /** Drops files onto the zone. */
    async function drop(...files: File[]): Promise<void> {
      const transfer = new DataTransfer();
      for (const file of files) transfer.items.add(file);
      input()?.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
      await screen.settle();
    }

    return { ...screen, input, choose, drop };
  }

  const csv = (name = 'inventaire.csv') => new File(['Marque;Modèle\nDell;5420'], name, { type: 'text/csv' });
  const kinds = (root: unknown) => [...(root as HTMLElement).querySelectorAll<HTMLInputElement>('input[type=radio]')].map((option) => option.value);

  it('offers what the role may import, equipment first', async () => {
    const technician = await open('technician');
    expect(kinds(technician.fixture.nativeElement)).toEqual(['equipment', 'agents', 'sites', 'rooms']);
  });

  it('offers no MDS to a manager', async () => {
    const manager = await open('manager');
    expect(kinds(manager.fixture.nativeElement)).toEqual(['equipment', 'agents', 'rooms']);
  });

  it('begins with what the address says, and tells what such a file needs', async () => {
    const { text, fixture } = await open('technician', '/imports/nouveau?kind=rooms');
    expect((fixture.nativeElement as HTMLElement).querySelector<HTMLInputElement>('input[type=radio]:checked')?.value).toBe('rooms');
    expect(text()).toContain('Il faut au moins MDS, Pièce');
  });

  it('sends a chosen file with its kind, shows how far it is, and goes on to its columns', async () => {
    const { choose, press, settle, text, address } = await open();
    await choose(csv());
    expect(text()).toContain('inventaire.csv');
    await press('Lire le fichier');
    const sent = requestTo('POST', '/api/imports');
    const form = sent.request.body as FormData;
    expect([...form.keys()]).toEqual(['kind', 'id', 'file']);
    expect(form.get('kind')).toBe('equipment');
    expect(form.get('id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect((form.get('file') as File).name).toBe('inventaire.csv');

    sent.event({ type: HttpEventType.UploadProgress, loaded: 30, total: 100 });
    await settle();
    expect(text()).toContain('30 %');
    sent.flush(importDetail());
    await settle();
    expect(address()).toBe(`/imports/${importDetail().id}`);
  });

  it('takes a file that is dropped on it', async () => {
    const { drop, text } = await open();
    await drop(csv('déposé.csv'));
    expect(text()).toContain('déposé.csv');
    expect(text()).toContain('Lire le fichier');
  });

  it('refuses several files at once', async () => {
    const { drop, text } = await open();
    await drop(csv('a.csv'), csv('b.csv'));
    expect(text()).toContain('Un seul fichier à la fois');
    expect(text()).not.toContain('Lire le fichier');
  });

  it('says at once why a file cannot be taken, at the field, and takes another one', async () => {
    const { choose, input, fixture, text } = await open();
    await choose(new File(['PK'], 'inventaire.xlsx'));
    const sentence = (fixture.nativeElement as HTMLElement).querySelector('[role=alert]');
    expect(sentence?.textContent).toContain('Ouvrez-le dans votre tableur');
    expect(input()?.getAttribute('aria-describedby')).toBe(sentence?.id ?? '');
    await choose(csv());
    expect(text()).toContain('Lire le fichier');
  });

  it('shows what the server refuses, and sends the same import again', async () => {
    const { choose, press, settle, text } = await open();
    await choose(csv());
    await press('Lire le fichier');
    const first = requestTo('POST', '/api/imports');
    refuse(first, { status: 422, code: 'file-not-table', detail: 'Ce fichier n’a pas de colonnes reconnaissables.' });
    await settle();
    expect(text()).toContain('Ce fichier n’a pas de colonnes reconnaissables.');
    await press('Lire le fichier');
    const second = requestTo('POST', '/api/imports');
    expect((second.request.body as FormData).get('id')).toBe((first.request.body as FormData).get('id'));
  });

  it('says when the server cannot be reached, and keeps the file', async () => {
    const { choose, press, settle, text } = await open();
    await choose(csv());
    await press('Lire le fichier');
    requestTo('POST', '/api/imports').error(new ProgressEvent('error'));
    await settle();
    expect(text()).toContain('Le serveur ne répond pas.');
    expect(text()).toContain('inventaire.csv');
  });

  it('stops the sending when asked to', async () => {
    const { choose, press, text } = await open();
    await choose(csv());
    await press('Lire le fichier');
    const sent = requestTo('POST', '/api/imports');
    await press('Arrêter l’envoi');
    expect(sent.cancelled).toBeTrue();
    expect(text()).toContain('Déposez votre fichier ici');
  });

  it('lists the last imports, to find again what was left in the middle', async () => {
    const { find } = await open();
    expect(find('cal-recent-imports li', 'ancien.csv').innerText).toContain('À confirmer');
    expect(find('a', 'ancien.csv').getAttribute('href')).toContain('/imports/');
  });

  it('says what came of the last imports, and follows those that run', async () => {
    TestBed.configureTestingModule({ providers: [{ provide: IMPORT_PULSE, useValue: 15 }] });
    const counts = { accepted: 403, rejected: 22, ignored: 0, alreadyPresent: 5, different: 0 };
    const running = importSummary('parc.csv', { state: 'checking', progress: { done: 100, total: 400 } });
    const { find, settle } = await open('technician', '/imports/nouveau', pageOf([importSummary('ancien.csv', { state: 'checked', counts }), running]));
    const line = (name: string) => find('cal-recent-imports li', name).innerText.replace(/\s/g, ' ');
    expect(line('ancien.csv')).toContain('403 à créer, 22 refusées, 5 déjà présentes');
    expect(line('parc.csv')).toContain('Lignes vérifiées : 25 %');
    (await requestSoon('GET', `/api/imports/${running.id}`)).flush(importDetail({ ...running, state: 'checked', counts }));
    await settle();
    expect(line('parc.csv')).toContain('403 à créer');
    expect(line('parc.csv')).toContain('À confirmer');
  });

  it('offers to try again when the last imports did not load', async () => {
    const screen = await openScreen(ImportStart, { role: 'technician', path: 'imports/nouveau' });
    requestTo('GET', '/api/imports?limit=5').error(new ProgressEvent('error'));
    await screen.settle();
    await screen.press('Réessayer');
    requestTo('GET', '/api/imports?limit=5').flush(pageOf([importSummary('ancien.csv')]));
    await screen.settle();
    expect(screen.text()).toContain('ancien.csv');
  });
});
