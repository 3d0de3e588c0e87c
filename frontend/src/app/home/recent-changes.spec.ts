import { openScreen } from '../session/testing/screen';
import { RecentChanges, changesOf } from './recent-changes';
import { answerHistory, change } from './testing/home-answers';

describe('the last changes', () => {
  it('are one line for one act on many things', () => {
    const lines = ['1', '2', '3'].map((id) => change(id, { requestId: 'bulk' }));
    expect(changesOf(lines).map((line) => line.subject)).toEqual(['MDS13-000001 et 2 autres']);
  });

  it('lead to the thing that changed', () => {
    const [line] = changesOf([change('4', { subject: 'site', table: 'site', action: 'update', subjectLabel: 'Vitrolles', changes: [{ field: 'address', before: 'rue A', after: 'rue B' }] })]);
    expect(line?.link).toBe('/mds/id-4');
    expect(line?.words).toBe('Adresse : rue B');
  });

  it('say what changed without what is not kept', () => {
    const [line] = changesOf([change('5', { subject: 'person', table: 'person', action: 'update', changes: [{ field: 'email', before: null, after: null }] })]);
    expect(line?.words).toBe('Adresse e-mail : modifié');
  });

  it('are one line for an import, whatever the sites, with what was made and changed in all', () => {
    const ofImport = (id: string, created: string, updated: string) => change(id, {
      subject: 'import', table: 'import', subjectId: 'import', subjectLabel: 'inventaire-mds.csv', requestId: 'import-1', site: { id, name: id },
      changes: [{ field: 'kind', before: null, after: 'equipment' }, { field: 'created', before: null, after: created }, { field: 'updated', before: null, after: updated }],
    });
    const told = changesOf([ofImport('9', '34', '2'), ofImport('8', '34', '2'), change('7')]);
    expect(told.map(({ subject, words }) => `${subject} : ${words}`)).toEqual([
      'Import de inventaire-mds.csv : 68 fiches créées, 4 mises à jour', 'MDS13-000007 : État : En panne',
    ]);
    expect(told[0]?.link).toBe('/imports/import');
  });

  it('are six at most', () => {
    expect(changesOf(Array.from({ length: 9 }, (_, id) => change(String(id)))).length).toBe(6);
  });

  describe('on the first page', () => {
    const ofSite = change('2', { subject: 'site', table: 'site', action: 'update', subjectLabel: 'Vitrolles', changes: [{ field: 'address', before: 'rue A', after: 'rue B' }] });

    async function linksOf(role: 'administrator' | 'manager', lines = [change('1'), ofSite]) {
      const { fixture, text } = await openScreen(RecentChanges, { role, path: 'accueil' });
      await answerHistory(lines);
      const links = [...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLAnchorElement>('li a')];
      return { text: text(), links: links.map((link) => [link.textContent?.trim(), link.getAttribute('href')]) };
    }

    it('lead the administrator to no equipment, which they may not see, but name it', async () => {
      const { text, links } = await linksOf('administrator');
      expect(text).toContain('MDS13-000001 État : En panne');
      expect(links).toEqual([['Vitrolles', '/mds/id-2']]);
    });

    it('lead a manager to both', async () => {
      expect((await linksOf('manager')).links).toEqual([['MDS13-000001', '/materiel/id-1'], ['Vitrolles', '/mds/id-2']]);
    });

    it('lead nobody to what has left their sites', async () => {
      const { text, links } = await linksOf('manager', [change('3', { reachable: false })]);
      expect(text).toContain('MDS13-000003');
      expect(links).toEqual([]);
    });
  });
});
