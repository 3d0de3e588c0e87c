import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { openScreen } from '../session/testing/screen';
import { answerSearches, requestSoon, requestTo } from '../ui/testing/api';
import { LookupHarness } from '../ui/testing/lookup-harness';
import { Home } from './home';
import { AT_VITROLLES, overview, page, piece } from './testing/home-answers';

describe('reporting a fault from the first page', () => {
  it('finds the piece by its number, reports it, and reads the day again', async () => {
    const { settle, press, dialog, fixture } = await openScreen(Home, { role: 'mediator', path: 'accueil' });
    requestTo('GET', '/api/session/holdings').flush({ items: [] });
    requestTo('GET', '/api/overview').flush(overview(AT_VITROLLES));
    await settle();
    await press('Signaler une panne');
    const reporting = await dialog();
    const lookup = await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(LookupHarness);
    await lookup.type('214');
    await answerSearches('/api/equipment', page([piece('MDS13-000214', { state: 'in-stock', version: 9 })]));
    await lookup.choose('MDS13-000214');
    await reporting.press('Signaler la panne');
    const sent = await requestSoon('POST', '/api/equipment/id-MDS13-000214/condition');
    expect(sent.request.headers.get('If-Match')).toBe('"9"');
    expect(sent.request.body).toEqual({ condition: 'broken', reason: null });
    sent.flush(piece('MDS13-000214'));
    (await requestSoon('GET', '/api/session/holdings')).flush({ items: [] });
    (await requestSoon('GET', '/api/overview')).flush(overview(AT_VITROLLES));
    await settle();
  });
});
