import type { HistoryLine, Page, ProblemAnswer, Reference } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertSite, next } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('The history of a period', () => {
  const app = useTestApp();
  let vitrolles: string;
  let salon: string;
  let technician: SignedInBrowser;
  let manager: SignedInBrowser;

  beforeAll(async () => {
    vitrolles = await insertSite(app().pool, { name: `Vitrolles ${next()}` });
    salon = await insertSite(app().pool, { name: `Salon ${next()}` });
    technician = await app().signedInAs('technician', [], { givenName: 'Tom', familyName: 'Technicien' });
    manager = await app().signedInAs('manager', [vitrolles], { givenName: 'Rosa', familyName: 'Responsable' });
  });

  /** A line as a trigger would have written it at that instant. Gives the id of its subject. */
  async function wrote(at: string, more: { actor?: string | null; site?: string; subject?: string } = {}): Promise<string> {
    const subjectId = uuid();
    await app().pool.query(
      `INSERT INTO history (at, actor_id, site_id, action, table_name, row_id, subject, subject_id, after) VALUES ($1, $2, $3, 'insert', 'room', $4, $5, $4, '{}')`,
      [at, more.actor ?? null, more.site ?? vitrolles, subjectId, more.subject ?? 'site']);
    return subjectId;
  }

  const list = async (query: string, browser = technician) => ((await browser.get(`/api/history?limit=200&${query}`).expect(200)).body as Page<HistoryLine>).items;
  const found = async (query: string, ids: readonly string[]) => (await list(query)).map(({ subjectId }) => subjectId).filter((id) => ids.includes(id)).reverse();
  const authors = async (query: string, browser = technician) =>
    ((await browser.get(`/api/history/authors?${query}`).expect(200)).body as Page<Reference>).items.map(({ name }) => name);

  it('has days that begin and end at midnight in Paris, also those on which the clocks change', async () => {
    // 29 March 2026 has 23 hours in Paris, 25 October has 25, and a day in between begins at 22:00 UTC.
    for (const [day, first, last] of [
      ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
      ['2026-07-14', '2026-07-13T22:00:00.000Z', '2026-07-14T21:59:59.999Z'],
      ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
      ['2026-01-15', '2026-01-14T23:00:00.000Z', '2026-01-15T22:59:59.999Z'],
    ] as const) {
      const moved = (instant: string, by: number) => new Date(Date.parse(instant) + by).toISOString();
      const [before, begins, ends, after] = [await wrote(moved(first, -1)), await wrote(first), await wrote(last), await wrote(moved(last, 1))];
      const all = [before, begins, ends, after];
      expect(await found(`from=${day}&to=${day}`, all)).withContext(day).toEqual([begins, ends]);
      expect(await found(`from=${day}`, all)).withContext(day).toEqual([begins, ends, after]);
      expect(await found(`to=${day}`, all)).withContext(day).toEqual([before, begins, ends]);
    }
  });

  it('is newest first by time, page by page, also where lines were written out of order', async () => {
    const times = ['2024-05-02T10:00:00Z', '2024-05-04T10:00:00Z', '2024-05-03T10:00:00Z', '2024-05-03T10:00:00Z', '2024-05-01T10:00:00Z'];
    for (const at of times) await wrote(at);
    const whole = await list('from=2024-05-01&to=2024-05-04');
    expect(whole.map(({ at }) => at)).toEqual(times.map((at) => new Date(at).toISOString()).sort().reverse());
    const paged: HistoryLine[] = [];
    let cursor = '';
    do {
      const page = (await technician.get(`/api/history?from=2024-05-01&to=2024-05-04&limit=2${cursor}`).expect(200)).body as Page<HistoryLine>;
      paged.push(...page.items);
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
  });

  it('is that of one author, of one kind of thing, of one site, and of all three', async () => {
    const day = '2024-06-10';
    const at = `${day}T09:00:00Z`;
    const mine = await wrote(at, { actor: manager.accountId });
    const model = await wrote(at, { actor: manager.accountId, subject: 'equipment_model' });
    const elsewhere = await wrote(at, { actor: manager.accountId, site: salon });
    const theirs = await wrote(at, { actor: technician.accountId });
    const all = [mine, model, elsewhere, theirs];
    const during = `from=${day}&to=${day}`;
    expect(await found(during, all)).toEqual(all);
    expect(await found(`${during}&authorId=${manager.personId}`, all)).toEqual([mine, model, elsewhere]);
    expect(await found(`${during}&subject=equipment_model`, all)).toEqual([model]);
    expect(await found(`${during}&siteId=${salon}`, all)).toEqual([elsewhere]);
    expect(await found(`${during}&siteId=${salon},${vitrolles}&authorId=${manager.personId}&subject=site`, all)).toEqual([mine, elsewhere]);
    // Whoever has no account has done nothing.
    expect(await list(`authorId=${uuid()}`)).toEqual([]);
  });

  it('says the site of each line, and stays within the sites of the reader', async () => {
    const day = '2024-07-01';
    await wrote(`${day}T09:00:00Z`, { site: salon });
    await wrote(`${day}T09:00:00Z`);
    const told = await list(`from=${day}&to=${day}`, manager);
    expect(told.map(({ site }) => site?.id)).toEqual([vitrolles]);
    expect(await list(`from=${day}&to=${day}&siteId=${salon}`, manager)).toEqual([]);
  });

  it('refuses a period that ends before it begins, a day that is none, and a cursor of another period', async () => {
    const reversed = (await technician.get('/api/history?from=2026-03-02&to=2026-03-01').expect(422)).body as ProblemAnswer;
    expect([reversed.detail, reversed.field]).toEqual(['Le dernier jour de la période précède le premier. Corrigez l’un des deux.', 'to']);
    await technician.get('/api/history?from=2026-02-30').expect(400);
    const { next: cursor } = (await technician.get('/api/history?from=2024-05-01&limit=1').expect(200)).body as Page<HistoryLine>;
    await technician.get(`/api/history?from=2024-05-02&limit=1&cursor=${cursor}`).expect(400);
  });

  describe('and its authors', () => {
    it('are those who did something that the reader may read, by name', async () => {
      const day = '2024-08-01';
      const during = `from=${day}&to=${day}`;
      const colleague = await app().signedInAs('manager', [salon], { givenName: 'Éva', familyName: 'Autre' });
      await wrote(`${day}T09:00:00Z`, { actor: manager.accountId });
      await wrote(`${day}T09:00:00Z`, { actor: colleague.accountId, site: salon });
      await wrote(`${day}T09:00:00Z`, { actor: technician.accountId, subject: 'account', site: vitrolles });
      expect(await authors(during)).toEqual(['Éva Autre', 'Rosa Responsable']);
      expect(await authors(`${during}&q=eva`)).toEqual(['Éva Autre']);
      expect(await authors(during, manager)).toEqual(['Rosa Responsable']);
      expect(await authors(`personId=${manager.personId}`, manager)).toEqual(['Rosa Responsable']);
      expect(await authors(`personId=${colleague.personId}`, manager)).toEqual([]);
      expect(await authors(during, await app().signedInAs('administrator'))).toEqual(['Éva Autre', 'Rosa Responsable', 'Tom Technicien']);
      expect(await authors('from=2024-08-02&to=2024-08-03&q=eva')).toEqual([]);
    });
  });

  it('is not for mediators and the direction', async () => {
    for (const role of ['mediator', 'direction'] as const) {
      const browser = await app().signedInAs(role, [vitrolles]);
      await browser.get('/api/history?from=2026-01-01').expect(403);
      await browser.get('/api/history/authors').expect(403);
    }
  });
});
