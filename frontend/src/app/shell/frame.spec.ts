import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TitleStrategy, provideRouter, type Routes } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { SessionAnswer } from '@calanque/shared';
import { Session } from '../session/session';
import { MARIGNANE, VISITOR, answerSession, signedInAs } from '../session/testing/session-answers';
import { PageHeader } from '../ui/page/page-header';
import { CalanqueTitle } from './calanque-title';
import { Frame } from './frame';
import type { NavigationEntry } from './navigation';
import { SEARCH_DIALOG } from './on-demand';
import { RouteFocus } from './route-focus';

@Component({ selector: 'cal-first-page', imports: [PageHeader], template: `<cal-page-header heading="Matériel" />` })
class FirstPage {}

@Component({
  selector: 'cal-second-page',
  imports: [PageHeader],
  template: `<cal-page-header heading="Vitrolles" tabTitle="MDS Vitrolles" [trail]="[{ label: 'MDS', link: '/mds' }, { label: 'Vitrolles' }]" />`,
})
class SecondPage {}

const entry = (label: string, order: number, more: Partial<NavigationEntry> = {}) =>
  ({ entry: { label, icon: 'home', order, ...more } satisfies NavigationEntry });

const SCREENS: Routes = [
  { path: 'mds', component: SecondPage, data: entry('MDS', 3) },
  { path: 'materiel', title: 'Matériel', component: FirstPage, data: entry('Matériel', 2, { permission: 'equipment:read', bySite: true }) },
  { path: 'comptes', component: FirstPage, data: entry('Comptes', 4, { permission: 'account:manage' }) },
];

/** More of them than the bottom bar has places: with the two above, six. */
const MORE_SCREENS: Routes = ['Prêts', 'Stages', 'Modèles', 'Historique'].map((label, place) => ({
  path: label.toLowerCase(), component: FirstPage, data: entry(label, 5 + place),
}));

describe('Frame', () => {
  // The site that is chosen here is nobody else’s.
  afterEach(() => localStorage.clear());

  async function open(answer: SessionAnswer, address = '/materiel', screens = SCREENS) {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '', component: Frame, children: screens }]),
        { provide: TitleStrategy, useExisting: CalanqueTitle },
        { provide: SEARCH_DIALOG, useValue: () => Promise.reject(new Error('not opened here')) },
      ],
    });
    const ready = TestBed.inject(Session).ready();
    answerSession(answer);
    await ready;
    TestBed.inject(RouteFocus).followNavigation();
    const harness = await RouterTestingHarness.create(address);
    const page = harness.fixture.nativeElement as HTMLElement;
    const texts = (selector: string) => [...page.querySelectorAll(selector)].map((element) => element.textContent.trim());
    return { harness, page, texts };
  }

  it('shows what exists and what one may do, in order', async () => {
    expect((await open(signedInAs('manager'))).texts('.entry .label')).toEqual(['Matériel', 'MDS']);
  });

  it('shows an administrator the accounts, and no equipment', async () => {
    expect((await open(signedInAs('administrator'))).texts('.entry .label')).toEqual(['MDS', 'Comptes']);
  });

  it('shows a visitor no navigation, and the way in', async () => {
    const { page, texts } = await open(VISITOR);
    expect(page.querySelector('nav.side')).toBeNull();
    expect(texts('header a[href="/connexion"]')).toEqual(['Se connecter']);
  });

  it('marks the page on which one is', async () => {
    const { page } = await open(signedInAs('manager'));
    expect(page.querySelector('.entry[aria-current="page"] .label')?.textContent).toBe('Matériel');
  });

  it('keeps under « Plus » what the bottom bar has no place for', async () => {
    const { harness, page, texts } = await open(signedInAs('manager'), '/materiel', [...SCREENS, ...MORE_SCREENS]);
    const plus = page.querySelector<HTMLButtonElement>('.plus > button');
    const held = page.querySelector<HTMLElement>('.plus > ul');
    expect(plus?.textContent?.trim()).toBe('Plus');
    expect(texts('.plus > ul a')).toEqual(['Modèles', 'Historique']);
    expect(held?.matches(':popover-open')).toBe(false);
    plus?.click();
    expect(held?.matches(':popover-open')).toBe(true);
    page.querySelector<HTMLElement>('.plus a[href="/historique"]')?.click();
    await harness.fixture.whenStable();
    expect(held?.matches(':popover-open')).toBe(false);
    expect(plus?.getAttribute('aria-current')).toBe('true');
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('needs no « Plus » where all have their place', async () => {
    expect((await open(signedInAs('manager'))).texts('.plus')).toEqual([]);
  });

  it('opens lists on the chosen MDS', async () => {
    const { harness, page } = await open(signedInAs('technician'), '/mds');
    expect(page.querySelector('.entry[href^="/materiel"]')?.getAttribute('href')).toBe('/materiel');
    TestBed.inject(Session).chooseSite(MARIGNANE.id);
    await harness.fixture.whenStable();
    expect(page.querySelector('.entry[href^="/materiel"]')?.getAttribute('href')).toBe(`/materiel?siteId=${MARIGNANE.id}`);
  });

  it('shows the way to the search to whoever is signed in', async () => {
    expect((await open(signedInAs('manager'))).texts('header .door .words')).toEqual(['Chercher un numéro, une personne, une pièce…']);
    TestBed.resetTestingModule();
    expect((await open(VISITOR)).texts('header .door')).toEqual([]);
  });

  it('says that it is a demonstration', async () => {
    const { page } = await open({ ...signedInAs('manager'), demonstration: true });
    expect(page.querySelector('.demonstration')?.textContent).toContain('Démonstration : tout est inventé');
  });

  it('leads to help and accessibility from every page', async () => {
    expect((await open(signedInAs('manager'))).texts('footer a')).toEqual(['Aide', 'Accessibilité : non conforme']);
  });

  it('lets the keyboard skip to the content', async () => {
    const { page } = await open(signedInAs('manager'));
    page.querySelector<HTMLElement>('.skip')?.click();
    expect(document.activeElement?.id).toBe('contenu');
  });

  it('gives each page its title and, after a navigation, the focus to its h1', async () => {
    const { harness } = await open(signedInAs('manager'));
    expect(document.title).toBe('Matériel – Calanque');
    await harness.navigateByUrl('/mds');
    await harness.fixture.whenStable();
    expect(document.title).toBe('MDS Vitrolles – Calanque');
    expect(document.activeElement?.tagName).toBe('H1');
    expect(document.activeElement?.textContent).toBe('Vitrolles');
  });

  it('shows where one is, the page itself last', async () => {
    const { page } = await open(signedInAs('manager'), '/mds');
    const steps = [...page.querySelectorAll('nav[aria-label="Fil d’Ariane"] li')];
    expect(steps.map((step) => step.textContent.trim())).toEqual(['MDS', 'Vitrolles']);
    expect(steps[1]?.querySelector('[aria-current="page"]')).not.toBeNull();
  });
});
