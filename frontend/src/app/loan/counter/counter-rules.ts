import { validate, type SchemaFn } from '@angular/forms/signals';
import type { CounterModel } from './counter-model';

const missing = (message: string) => ({ kind: 'required', message });

/** What must stand on the counter before it is sent; the API looks closer. */
export const COUNTER_RULES: SchemaFn<CounterModel> = (path) => {
  validate(path.lines, ({ value }) => (value().length === 0 ? missing('Scannez au moins un matériel à prêter.') : undefined));
  validate(path.known, ({ value, valueOf }) =>
    value() || valueOf(path.isNew) ? undefined : missing('Dites qui emprunte : cherchez son nom, ou saisissez-le s’il est nouveau.'));
  validate(path.borrower.givenName, ({ value, valueOf }) => (valueOf(path.isNew) && value().trim() === '' ? missing('Renseignez « Prénom ».') : undefined));
  validate(path.borrower.familyName, ({ value, valueOf }) => (valueOf(path.isNew) && value().trim() === '' ? missing('Renseignez « Nom ».') : undefined));
  validate(path.borrower.contact, ({ value, valueOf }) =>
    valueOf(path.isNew) && value().trim() === '' ? missing('Donnez une adresse e-mail ou un numéro de téléphone : il en faut un pour rappeler le retour.') : undefined);
};

/** Where the API's name of a field differs from the form's. */
export const COUNTER_FIELDS: Readonly<Record<string, string>> = {
  borrower: 'borrower.contact', 'borrower.email': 'borrower.contact', 'borrower.phone': 'borrower.contact', email: 'borrower.contact', phone: 'borrower.contact',
  borrowerId: 'known', dueAt: 'dueDay',
};
