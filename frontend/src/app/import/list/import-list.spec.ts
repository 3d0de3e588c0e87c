import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ImportDetail } from '@calanque/shared';
import { openScreen } from '../../session/testing/screen';
import { requestSoon, requestTo } from '../../ui/testing/api';
import { ListHarness } from '../../ui/testing/list-harness';
import { IMPORT_PULSE } from '../import-watch';
import { importDetail, importSummary, pageOf } from '../testing/import-answers';
import { ImportList } from './import-list';

describe('ImportList', () => {
  async function open() {
    const screen = await openScreen(ImportList, { role: 'technician', path: 'imports' });
    return { ...screen, list: () => screen.loader.getHarness(ListHarness) };
  }

  it('says of each file how far it is and what came of it', async () => {
    const { settle, list, text } = await open();
    const counts = { accepted: 403, rejected: 22, ignored: 6, alreadyPresent: 0, different: 0 };
    requestTo('GET', '/api/imports?count=true').flush(pageOf([importSummary('nouveau.csv'), importSummary('parc.csv', { state: 'done', counts })]));
    await settle();
    expect(text()).toContain('2 fichiers');
    const rows = (await (await list()).rows()).map((row) => row.replace(/\s+/g, ' '));
    expect(rows[0]).toContain('nouveau.csv');
    expect(rows[0]).toContain('Colonnes à vérifier');
    expect(rows[1]).toContain('403 créées, 22 refusées');
    expect(rows[1]).toContain('Terminé');
  });

  it('follows what runs, until it is done', async () => {
    TestBed.configureTestingModule({ providers: [{ provide: IMPORT_PULSE, useValue: 15 }] });
    const { settle, text } = await open();
    const running = importSummary('parc.csv', { state: 'importing', progress: { done: 10, total: 400 } });
    requestTo('GET', '/api/imports?count=true').flush(pageOf([running, importSummary('nouveau.csv')]));
    await settle();
    expect(text()).toContain('Lignes enregistrées : 2 %');
    const answer = async (given: Partial<ImportDetail>) => {
      (await requestSoon('GET', `/api/imports/${running.id}`)).flush(importDetail({ ...running, ...given }));
      await settle();
    };
    (await requestSoon('GET', `/api/imports/${running.id}`)).error(new ProgressEvent('error'));
    await answer({ progress: { done: 200, total: 400 } });
    expect(text()).toContain('Lignes enregistrées : 50 %');
    await answer({ state: 'done', counts: { accepted: 400, rejected: 0, ignored: 0, alreadyPresent: 0, different: 0 } });
    expect(text()).toContain('400 créées');
    expect(text()).toContain('Terminé');
    expect(text()).not.toContain('Import en cours');
    await new Promise((resolve) => setTimeout(resolve, 75));
    TestBed.inject(HttpTestingController).expectNone(`/api/imports/${running.id}`);
  });

  it('goes on with older ones', async () => {
    const { settle, list } = await open();
    requestTo('GET', '/api/imports?count=true').flush(pageOf([importSummary('un.csv')], 2, 'la-suite'));
    await settle();
    await (await list()).showMore();
    requestTo('GET', '/api/imports?cursor=la-suite').flush(pageOf([importSummary('deux.csv')], 2));
    await settle();
    expect(await (await list()).rows()).toHaveSize(2);
  });

  it('says what importing is for while there is nothing', async () => {
    const { settle, text, find } = await open();
    requestTo('GET', '/api/imports?count=true').flush(pageOf([]));
    await settle();
    expect(text()).toContain('Aucun import pour le moment');
    expect(find('cal-empty-state a', 'Importer un fichier').getAttribute('href')).toBe('/imports/nouveau');
  });

  it('offers to try again what did not load', async () => {
    const { settle, list } = await open();
    requestTo('GET', '/api/imports?count=true').error(new ProgressEvent('error'));
    await settle();
    expect(await (await list()).failureText()).toContain('Le serveur ne répond pas.');
    await (await list()).retry();
    requestTo('GET', '/api/imports?count=true').flush(pageOf([importSummary('un.csv')]));
    await settle();
    expect(await (await list()).rows()).toHaveSize(1);
  });
});
