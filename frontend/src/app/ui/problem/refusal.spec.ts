import { HttpErrorResponse } from '@angular/common/http';
import { refusalOf } from './refusal';

describe('refusalOf', () => {
  const answer = (status: number, error: unknown) => new HttpErrorResponse({ status, error, url: '/api/things' });

  it('takes sentence, code and fields from a problem', () => {
    const refusal = refusalOf(answer(400, {
      code: 'invalid-fields', detail: '2 champs sont à corriger.', errors: [{ field: 'a.b', code: 'invalid', detail: 'Renseignez « B ».' }],
    }));
    expect(refusal.sentence).toBe('2 champs sont à corriger.');
    expect(refusal.code).toBe('invalid-fields');
    expect(refusal.fields).toEqual([{ field: 'a.b', code: 'invalid', detail: 'Renseignez « B ».' }]);
  });

  it('takes the one field of a problem that names it alone', () => {
    const refusal = refusalOf(answer(409, { code: 'serial-taken', detail: 'Déjà pris.', field: 'serial' }));
    expect(refusal.fields).toEqual([{ field: 'serial', code: 'serial-taken', detail: 'Déjà pris.' }]);
  });

  it('says so when nothing answered, or a proxy did', () => {
    expect(refusalOf(answer(0, new ProgressEvent('error'))).sentence).toContain('Le serveur ne répond pas.');
    expect(refusalOf(answer(502, '<html>')).sentence).toContain('Le serveur ne répond pas.');
    expect(refusalOf(answer(500, '<html>')).sentence).toBe('Une erreur est survenue de notre côté. Réessayez dans un instant.');
  });

  it('throws a defect of our own on', () => {
    expect(() => refusalOf(new TypeError('undefined is not a function'))).toThrowError(TypeError);
  });
});
