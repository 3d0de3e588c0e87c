import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormField, form, required } from '@angular/forms/signals';
import { FieldHarness } from '../testing/field-harness';
import { LookupHarness } from '../testing/lookup-harness';
import { Choices } from './choices';
import { Field } from './field';
import { Lookup, type Hit } from './lookup';
import { MomentControl } from './moment-control';

const PEOPLE: readonly Hit[] = [
  { id: 'p1', label: 'Nadia Benali', detail: 'Accueil · Vitrolles' },
  { id: 'p2', label: 'Nadia Benali', detail: 'Insertion · Martigues' },
  { id: 'p3', label: 'Karim Aziz', detail: 'Informatique' },
];

@Component({
  selector: 'cal-controls-at-work',
  imports: [Choices, Field, FormField, Lookup, MomentControl],
  template: `
    <cal-choices legend="Sorte" [options]="kinds" [formField]="form.kind" />
    <cal-field label="Depuis" [field]="form.since"><cal-moment [formField]="form.since" /></cal-field>
    <cal-field label="À qui" [field]="form.personId">
      <cal-lookup [search]="search" [chosenHit]="known()" [formField]="form.personId" (picked)="picked = $event" />
    </cal-field>
  `,
})
class ControlsAtWork {
  readonly kinds = [{ value: 'tablet', label: 'Tablette' }, { value: 'laptop', label: 'Ordinateur' }];
  readonly model = signal({ kind: '', since: null as string | null, personId: null as string | null });
  readonly form = form(this.model, (path) => required(path.kind, { message: 'Choisissez une sorte.' }));
  readonly known = signal<Hit | null>(null);
  picked: Hit | null | undefined;
  readonly search = (text: string): Promise<readonly Hit[]> =>
    Promise.resolve(PEOPLE.filter((person) => person.label.toLowerCase().includes(text.toLowerCase())));
}

describe('the form controls', () => {
  async function open() {
    const fixture = TestBed.createComponent(ControlsAtWork);
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    return {
      fixture,
      screen: fixture.componentInstance,
      page: fixture.nativeElement as HTMLElement,
      lookup: await loader.getHarness(LookupHarness),
      since: await loader.getHarness(FieldHarness.with({ label: 'Depuis' })),
    };
  }

  describe('choices', () => {
    it('set the value, and show the sentence once they were left', async () => {
      const { fixture, screen, page } = await open();
      const radios = page.querySelectorAll<HTMLInputElement>('cal-choices input');
      radios[0]?.dispatchEvent(new Event('blur'));
      await fixture.whenStable();
      expect(page.querySelector('cal-choices .error')?.textContent).toContain('Choisissez une sorte.');
      radios[1]?.click();
      await fixture.whenStable();
      expect(screen.model().kind).toBe('laptop');
      expect(page.querySelector('cal-choices .error')).toBeNull();
    });

    it('take the focus on the chosen one', async () => {
      const { fixture, screen, page } = await open();
      screen.model.update((model) => ({ ...model, kind: 'laptop' }));
      await fixture.whenStable();
      screen.form.kind().focusBoundControl();
      expect(document.activeElement).toBe(page.querySelectorAll('cal-choices input')[1] ?? null);
    });
  });

  describe('a moment', () => {
    it('is written on the clocks of Paris and held as an instant', async () => {
      const { fixture, screen, since } = await open();
      screen.model.update((model) => ({ ...model, since: '2026-07-15T09:42:00.000Z' }));
      await fixture.whenStable();
      expect(await since.value()).toBe('2026-07-15T11:42');

      const box = (fixture.nativeElement as HTMLElement).querySelector<HTMLInputElement>('cal-moment input');
      if (box) box.value = '2026-01-15T10:42';
      box?.dispatchEvent(new Event('input'));
      await fixture.whenStable();
      expect(screen.model().since).toBe('2026-01-15T09:42:00.000Z');
    });

    it('is nothing when it is emptied', async () => {
      const { fixture, screen } = await open();
      screen.model.update((model) => ({ ...model, since: '2026-07-15T09:42:00.000Z' }));
      await fixture.whenStable();
      const box = (fixture.nativeElement as HTMLElement).querySelector<HTMLInputElement>('cal-moment input');
      if (box) box.value = '';
      box?.dispatchEvent(new Event('input'));
      expect(screen.model().since).toBeNull();
    });
  });

  describe('a lookup', () => {
    const soon = () => new Promise((resolve) => setTimeout(resolve, 200));

    it('shows enough to tell two people apart, and holds the chosen one', async () => {
      const { screen, lookup } = await open();
      await lookup.type('nadia');
      await soon();
      expect(await lookup.hits()).toEqual(['Nadia BenaliAccueil · Vitrolles', 'Nadia BenaliInsertion · Martigues']);
      await lookup.choose('Nadia BenaliInsertion');
      expect(screen.model().personId).toBe('p2');
      expect(screen.picked?.id).toBe('p2');
      expect(await lookup.text()).toBe('Nadia Benali');
    });

    it('says when nobody is found', async () => {
      const { lookup } = await open();
      await lookup.type('zoé');
      await soon();
      expect(await lookup.remark()).toBe('Aucun résultat pour « zoé ».');
    });

    it('takes the only one whose name was typed in full', async () => {
      const { screen, lookup } = await open();
      await lookup.type('karim aziz');
      await soon();
      await lookup.leave();
      expect(screen.model().personId).toBe('p3');
    });

    it('never shows what it does not hold', async () => {
      const { screen, lookup } = await open();
      await lookup.type('nad');
      await soon();
      await lookup.leave();
      expect(screen.model().personId).toBeNull();
      expect(await lookup.text()).toBe('');
      expect(await lookup.remark()).toBe('« nad » n’a pas été retenu : choisissez dans la liste.');
    });

    it('begins with the value it is given', async () => {
      const { fixture, screen, lookup } = await open();
      screen.known.set(PEOPLE[2] ?? null);
      screen.model.update((model) => ({ ...model, personId: 'p3' }));
      await fixture.whenStable();
      expect(await lookup.text()).toBe('Karim Aziz');
    });
  });
});
