import { changesOf } from './recent-changes';
import { change } from './testing/home-answers';

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

  it('are six at most', () => {
    expect(changesOf(Array.from({ length: 9 }, (_, id) => change(String(id)))).length).toBe(6);
  });
});
