import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { registerDecorator, validateSync, type ValidationError } from 'class-validator';
import { ChoiceListField, IdListField, InstantField, LineListField, TextField } from './field.js';

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

let looks = 0;
const Counted: PropertyDecorator = (target, propertyName) => {
  registerDecorator({ name: 'counted', target: target.constructor, propertyName: propertyName as string, validator: { validate: () => ++looks > 0 } });
};

class Line {
  @Counted
  id!: string;
}

class Lists {
  @IdListField('matériels', { max: 50, optional: true })
  ids?: string[] | null;

  @ChoiceListField('couleurs', ['red', 'blue'], { optional: true })
  colours?: string[] | null;

  @LineListField('lignes', () => Line, { max: 50, key: 'id', optional: true })
  lines?: Line[] | null;
}

const sentences = (errors: readonly ValidationError[]): string[] => errors.flatMap((error) => [...Object.values(error.constraints ?? {}), ...sentences(error.children ?? [])]);
const sentOf = (body: object) => sentences(validateSync(plainToInstance(Lists, body)));
const id = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));

it('A list names nothing twice', () => {
  const [ids, lines] = [many(50, id), many(50, (n) => ({ id: id(n) }))];
  expect(sentOf({ ids, colours: ['red', 'blue'], lines })).toEqual([]);
  expect(sentOf({ ids: ids.join(',') })).toEqual([]);
  expect(sentOf({ ids: [id(1), id(2), id(1)] })).toEqual(['« matériels » : un même élément ne peut être choisi deux fois.']);
  expect(sentOf({ colours: 'red,red' })).toEqual(['« couleurs » : une même valeur ne peut être choisie deux fois.']);
  expect(sentOf({ lines: [{ id: id(1) }, { id: id(1) }] })).toEqual(['« lignes » : un même élément ne peut être choisi deux fois.']);
});

it('A list that is too long is refused for that, and nothing looks at its elements', () => {
  looks = 0;
  expect(sentOf({ lines: many(5000, () => ({ id: id(1) })) })[0]).toBe('« lignes » : 50 lignes au plus.');
  expect(sentOf({ ids: many(5000, id) })[0]).toBe('« matériels » : 50 au plus.');
  expect(sentOf({ ids: many(5000, () => 'x').join(',') })[0]).toBe('« matériels » : 50 au plus.');
  expect(sentOf({ colours: many(5000, () => 'red') }).length).toBeGreaterThan(0);
  expect(looks).toBe(0);
});

it('A list of any length is read a few times, not once for each of its elements', () => {
  let reads = 0;
  const counting = (list: unknown[]) => new Proxy(list, { get: (target, name, receiver) => (reads++, Reflect.get(target, name, receiver) as unknown) });
  for (const count of [50, 2000]) {
    for (const list of [{ ids: counting(many(count, id)) }, { lines: counting(many(count, (n) => ({ id: id(n) }))) }, { colours: counting(many(count, () => 'red')) }]) {
      reads = 0;
      validateSync(Object.assign(new Lists(), list));
      expect(reads).withContext(`${Object.keys(list).join()} of ${count}`).toBeLessThan(20 * count);
    }
  }
});
