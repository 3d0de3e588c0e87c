import { HttpClient, provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormField, FormRoot, form } from '@angular/forms/signals';
import { PersonDraft } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { refuse, requestTo, settled } from '../testing/api';
import { ErrorSummaryHarness } from '../testing/error-summary-harness';
import { FieldHarness } from '../testing/field-harness';
import { contractSchema } from './contract-schema';
import { Control } from './control';
import { ErrorSummary } from './error-summary';
import { Field } from './field';
import { sending } from './submission';

const EMPTY = { id: '019abcde-0000-7000-8000-000000000001', givenName: '', familyName: '', email: '' };

@Component({
  selector: 'cal-new-person',
  imports: [Control, ErrorSummary, Field, FormField, FormRoot],
  template: `
    <form [formRoot]="form">
      <cal-error-summary [form]="form" />
      <cal-field label="Prénom" [field]="form.givenName"><input calControl [formField]="form.givenName" /></cal-field>
      <cal-field label="Nom" [field]="form.familyName"><input calControl [formField]="form.familyName" /></cal-field>
      <cal-field label="Adresse e-mail" help="Celle du Département" optional [field]="form.email">
        <input calControl [formField]="form.email" />
      </cal-field>
      <button type="submit">Enregistrer</button>
    </form>
  `,
})
class NewPerson {
  private readonly http = inject(HttpClient);
  readonly model = signal(EMPTY);
  readonly form = form(this.model, contractSchema<typeof EMPTY>(PersonDraft), {
    submission: {
      action: sending(async () => {
        await firstValueFrom(this.http.post('/api/persons', this.model()));
        this.form().reset(EMPTY);
      }),
    },
  });
}

describe('a form', () => {
  async function open() {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const fixture = TestBed.createComponent(NewPerson);
    const loader = TestbedHarnessEnvironment.loader(fixture);
    await fixture.whenStable();
    return {
      fixture,
      summary: await loader.getHarness(ErrorSummaryHarness),
      givenName: await loader.getHarness(FieldHarness.with({ label: 'Prénom' })),
      familyName: await loader.getHarness(FieldHarness.with({ label: 'Nom' })),
      email: await loader.getHarness(FieldHarness.with({ label: 'Adresse e-mail' })),
      send: async () => {
        (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('button[type=submit]')?.click();
        await fixture.whenStable();
      },
    };
  }

  it('says which fields may stay empty, and helps', async () => {
    const { givenName, email } = await open();
    expect(await givenName.label()).toBe('Prénom');
    expect(await email.label()).toBe('Adresse e-mail (facultatif)');
    expect(await email.help()).toBe('Celle du Département');
  });

  it('keeps quiet until a field was left, then shows the contract’s sentence there', async () => {
    const { email } = await open();
    expect(await email.error()).toBeNull();
    await email.fill('nadia');
    expect(await email.error()).toBe('« Adresse e-mail » : écrivez une adresse complète, par exemple prenom.nom@departement13.fr.');
    expect(await email.describedBy()).toContain('error');
  });

  it('sums up what is to be corrected, takes the focus, and leads to each field', async () => {
    const { summary, send, familyName } = await open();
    expect(await summary.isShown()).toBe(false);
    await send();
    expect(await summary.heading()).toBe('2 champs sont à corriger');
    expect(await summary.sentences()).toEqual(['Renseignez « Prénom ».', 'Renseignez « Nom ».']);
    expect(await summary.hasFocus()).toBe(true);
    await summary.follow(1);
    expect(await familyName.isFocused()).toBe(true);
  });

  it('shows a refusal of the API at the field that it names, until that field changes', async () => {
    const { summary, send, fixture, givenName, familyName, email } = await open();
    await givenName.fill('Nadia');
    await familyName.fill('Benali');
    await email.fill('nadia@demo.test');
    await send();
    refuse(requestTo('POST', '/api/persons'), {
      status: 409, code: 'email-taken', detail: 'Un compte existe déjà avec cette adresse e-mail.', field: 'email',
    });
    await settled(fixture);
    expect(await email.error()).toBe('Un compte existe déjà avec cette adresse e-mail.');
    expect(await summary.sentences()).toEqual(['Un compte existe déjà avec cette adresse e-mail.']);
    await email.fill('n.benali@demo.test');
    expect(await email.error()).toBeNull();
  });

  it('takes a refusal away as soon as another field changes, where it may be mended, and is sent again', async () => {
    const { summary, send, fixture, givenName, familyName, email } = await open();
    await givenName.fill('Nadia');
    await familyName.fill('Benali');
    await email.fill('nadia@demo.test');
    await send();
    refuse(requestTo('POST', '/api/persons'), { status: 409, code: 'email-taken', detail: 'Nadia Benali a déjà cette adresse.', field: 'email' });
    await settled(fixture);
    expect(await email.describedBy()).toContain('error');
    await familyName.fill('Benali-Roux');
    expect(await email.error()).toBeNull();
    expect(await summary.isShown()).toBe(false);
    await send();
    requestTo('POST', '/api/persons').flush({});
    await settled(fixture);
    expect(await summary.isShown()).toBe(false);
  });

  it('can be sent again unchanged after a refusal at a field, which may be over', async () => {
    const { summary, send, fixture, givenName, familyName, email } = await open();
    await givenName.fill('Nadia');
    await familyName.fill('Benali');
    await send();
    const refusal = { status: 409, code: 'email-taken', detail: 'Un compte existe déjà avec cette adresse e-mail.', field: 'email' } as const;
    refuse(requestTo('POST', '/api/persons'), refusal);
    await settled(fixture);
    await summary.follow(0);
    expect(await email.isFocused()).toBe(true);
    await send();
    refuse(requestTo('POST', '/api/persons'), refusal);
    await settled(fixture);
    expect(await email.error()).toBe(refusal.detail);
    expect(await summary.hasFocus()).toBe(true);
  });

  it('shows a refusal that names no field of the form above it', async () => {
    const { summary, send, fixture, givenName, familyName } = await open();
    await givenName.fill('Nadia');
    await familyName.fill('Benali');
    await send();
    refuse(requestTo('POST', '/api/persons'), { status: 403, code: 'not-allowed', detail: 'Votre rôle ne permet pas cette action.' });
    await settled(fixture);
    expect(await summary.heading()).toBe('Votre rôle ne permet pas cette action.');
    expect(await summary.sentences()).toEqual([]);
  });

  it('says when the server does not answer', async () => {
    const { summary, send, fixture, givenName, familyName } = await open();
    await givenName.fill('Nadia');
    await familyName.fill('Benali');
    await send();
    requestTo('POST', '/api/persons').error(new ProgressEvent('error'));
    await settled(fixture);
    expect(await summary.heading()).toBe(
      'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez : rien de ce que vous avez saisi n’est perdu.',
    );
  });

  it('can be sent again unchanged after the server did not answer', async () => {
    const { summary, send, fixture, givenName, familyName } = await open();
    await givenName.fill('Nadia');
    await familyName.fill('Benali');
    await send();
    requestTo('POST', '/api/persons').error(new ProgressEvent('error'));
    await settled(fixture);
    await send();
    requestTo('POST', '/api/persons').flush({});
    await settled(fixture);
    expect(await summary.isShown()).toBe(false);
  });

  it('is quiet again once it was accepted and emptied', async () => {
    const { summary, send, fixture, givenName, familyName } = await open();
    await send();
    await givenName.fill('Nadia');
    await familyName.fill('Benali');
    await send();
    requestTo('POST', '/api/persons').flush({});
    await settled(fixture);
    expect(await summary.isShown()).toBe(false);
    expect(await givenName.value()).toBe('');
    expect(await givenName.error()).toBeNull();
  });
});
