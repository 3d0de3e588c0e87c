import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, Service, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatDialogTitle } from '@angular/material/dialog';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Role } from '@calanque/shared';
import { Session } from '../session/session';
import { settle } from '../session/testing/screen';
import { answerSession, signedInAs } from '../session/testing/session-answers';
import { injectDialogData, injectDialogEnd } from '../ui/dialog/dialog-contents';
import { Dialogs } from '../ui/dialog/dialogs';
import { announced } from '../ui/testing/announced';
import { SEARCH_DIALOG } from './on-demand';
import { SearchDoor } from './search-door';
import type { TypedAhead } from './typed-ahead';

@Service()
class Typed {
  ahead: TypedAhead | null = null;
}

@Component({ selector: 'cal-any-dialog', imports: [MatDialogTitle], template: `<h2 mat-dialog-title>Recherche</h2><input /><button type="button" (click)="end('/ailleurs')">Aller</button>` })
class AnyDialog {
  readonly typed = (inject(Typed).ahead = injectDialogData<TypedAhead>());
  readonly end = injectDialogEnd<string>();
}

@Component({ selector: 'cal-some-page', imports: [SearchDoor], template: '<cal-search-door /><input class="own" />' })
class SomePage {}

/** Waits for the question: its code comes on demand. */
async function openedDialog(): Promise<void> {
  for (let tries = 0; tries < 200 && !document.querySelector('mat-dialog-container h2'); tries++) await new Promise((resolve) => setTimeout(resolve, 10));
  await settle();
}

describe('The way to the search', () => {
  async function open(role: Role = 'technician', load: () => Promise<unknown> = () => Promise.resolve(AnyDialog)) {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: '**', component: SomePage }]),
        { provide: SEARCH_DIALOG, useValue: load },
      ],
    });
    const ready = TestBed.inject(Session).ready();
    answerSession(signedInAs(role));
    await ready;
    const { fixture } = await RouterTestingHarness.create('/ici');
    const page = fixture.nativeElement as HTMLElement;
    const dialogs = () => document.querySelectorAll('cal-any-dialog').length;
    return {
      page, dialogs,
      door: () => page.querySelector<HTMLElement>('.door'),
      key: (init: KeyboardEventInit) => {
        const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
        (document.activeElement ?? document.body).dispatchEvent(event);
        return event.defaultPrevented;
      },
      opened: async () => {
        for (let tries = 0; tries < 100 && dialogs() === 0; tries++) await new Promise((resolve) => setTimeout(resolve, 10));
        await settle();
      },
    };
  }

  it('says what each may find', async () => {
    expect((await open('technician')).door()?.textContent?.trim()).toMatch(/^Chercher un numéro, une personne, une pièce…/);
    TestBed.resetTestingModule();
    expect((await open('direction')).door()?.textContent?.trim()).toMatch(/^Chercher un numéro, une MDS, une pièce…/);
    TestBed.resetTestingModule();
    expect((await open('administrator')).door()?.textContent?.trim()).toMatch(/^Chercher un modèle, une personne, une pièce…/);
  });

  it('opens by a press and by Ctrl+K, once, and keeps the browser from its own search', async () => {
    const { dialogs, key, opened, page } = await open();
    page.querySelector<HTMLElement>('.own')?.focus();
    expect(key({ key: 'k' })).toBe(false);
    expect(key({ key: 'k', ctrlKey: true, shiftKey: true })).toBe(false);
    expect(key({ key: 'K', ctrlKey: true })).toBe(true);
    await opened();
    expect(key({ key: 'k', ctrlKey: true })).toBe(true);
    await settle();
    expect(dialogs()).toBe(1);
  });

  it('asks to close the dialog that is open first, and opens nothing over it', async () => {
    const { dialogs, key } = await open();
    void TestBed.inject(Dialogs).confirm({ heading: 'Supprimer ?', consequence: 'Rien.', act: 'Supprimer' });
    await openedDialog();
    expect(key({ key: 'k', ctrlKey: true })).toBe(true);
    expect(await announced()).toBe('Fermez d’abord cette fenêtre pour chercher.');
    expect(document.querySelector('mat-snack-bar-container [aria-live]')?.getAttribute('aria-live')).toBe('polite');
    expect(dialogs()).toBe(0);
  });

  it('keeps for the search what is typed while it is on its way, from the field that has the focus', async () => {
    const { key, page, opened } = await open();
    page.querySelector<HTMLElement>('.own')?.focus();
    key({ key: 'k', ctrlKey: true });
    expect([key({ key: '2' }), key({ key: 'V' }), key({ key: 'Tab' })]).toEqual([true, true, false]);
    await opened();
    expect(TestBed.inject(Typed).ahead?.take().text).toBe('2V');
  });

  it('says that it could not be opened', async () => {
    const { door, page } = await open('technician', () => Promise.reject(new TypeError('Failed to fetch')));
    door()?.click();
    await settle();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('La recherche n’a pas pu s’ouvrir. Vérifiez votre connexion, puis rechargez la page.');
  });

  it('goes where the search ends', async () => {
    const { door, opened } = await open();
    door()?.click();
    await opened();
    document.querySelector<HTMLElement>('cal-any-dialog button')?.click();
    for (let tries = 0; tries < 100 && TestBed.inject(Router).url !== '/ailleurs'; tries++) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(TestBed.inject(Router).url).toBe('/ailleurs');
  });
});
