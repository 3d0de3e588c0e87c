import 'reflect-metadata';
import { validateSync } from 'class-validator';
import { InstantField, TextField } from './field.js';

class Form {
  @TextField('Observations', { max: 50, optional: true })
  notes?: string | null;

  @InstantField('Depuis', { optional: true })
  at?: string | null;
}

const faults = (values: Partial<Form>) =>
  validateSync(Object.assign(new Form(), values)).flatMap((error) => Object.values(error.constraints ?? {}));

it('A text may have lines and tabulators, and no other control character', () => {
  for (const notes of ['Coque rayée\r\n\tà gauche', 'Œuvre n° 3', '日本', 'a\u200db']) expect(faults({ notes })).withContext(notes).toEqual([]);
  for (const notes of ['a\u0000b', 'a\u001bb', 'a\u009fb', '\ud800', '\u200b', '\u00a0\u2060']) {
    expect(faults({ notes })).withContext(JSON.stringify(notes)).toEqual(['« Observations » : un caractère n’est pas lisible. Retapez ce texte.']);
  }
});

it('An instant is spelled as every program reads it, from 1970 to 2199', () => {
  for (const at of ['2026-11-23T09:30:00Z', '2026-11-23T09:30+01:00', '2026-10-25T02:30:00.123456+02:00', '1970-01-01T00:00:01Z', '2199-12-31T23:59:59-12:00']) {
    expect(faults({ at })).withContext(at).toEqual([]);
    expect(Number.isNaN(Date.parse(at))).withContext(at).toBeFalse();
  }
  for (const at of [
    '2026-W10-1T10:00:00Z', '2026-123T10:00:00Z', '2026-01-01T10Z', '2026-01-01T10:00:00,5Z', '20260101T100000Z', '2026-02-30T10:00:00Z',
    '2026-01-01T24:00:00Z', '2026-01-01T10:00:60Z', '2026-01-01T10:00:00', '2026-01-01', '+002026-01-01T10:00:00Z', '1969-12-31T23:59:59Z', '9999-12-31T23:59:59Z',
  ]) expect(faults({ at }).length).withContext(at).toBeGreaterThan(0);
});
