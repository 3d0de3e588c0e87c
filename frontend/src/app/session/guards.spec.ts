import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { SessionAnswer } from '@calanque/shared';
import { nextTurn } from '../ui/testing/api';
import { allowed, safeReturn, signedIn, visitor } from './guards';
import { sessionInterceptor } from './session-interceptor';
import { VISITOR, answerSession, signedInAs } from './testing/session-answers';

@Component({ selector: 'cal-guarded-screen', template: 'a screen' })
class Screen {}

@Component({ selector: 'cal-nothing', template: 'nothing here' })
class Nothing {}

describe('the guards', () => {
  async function go(address: string, answer: SessionAnswer): Promise<string> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([sessionInterceptor])),
        provideHttpClientTesting(),
        provideRouter([
          { path: 'connexion', canActivate: [visitor], component: Screen },
          { path: 'comptes', canMatch: [allowed('account:manage')], component: Screen },
          { path: 'mon-compte', canActivate: [signedIn], component: Screen },
          { path: '', pathMatch: 'full', component: Screen },
          { path: '**', component: Nothing },
        ]),
      ],
    });
    const harness = await RouterTestingHarness.create();
    const gone = harness.navigateByUrl(address);
    await nextTurn();
    answerSession(answer);
    await gone;
    return `${TestBed.inject(Router).url} ${harness.routeNativeElement?.textContent}`;
  }

  it('send a visitor to the sign-in page, with the way back', async () => {
    expect(await go('/mon-compte?onglet=2', VISITOR)).toBe('/connexion?retour=%2Fmon-compte%3Fonglet%3D2 a screen');
  });

  it('send a visitor to the sign-in page from a screen that needs a permission', async () => {
    expect(await go('/comptes', VISITOR)).toBe('/connexion?retour=%2Fcomptes a screen');
  });

  it('let in whoever holds the permission', async () => {
    expect(await go('/comptes', signedInAs('administrator'))).toBe('/comptes a screen');
  });

  it('hide from anybody else that the screen exists', async () => {
    expect(await go('/comptes', signedInAs('manager'))).toBe('/comptes nothing here');
  });

  it('lead on whoever is signed in already', async () => {
    expect(await go('/connexion?retour=%2Fmon-compte', signedInAs('manager'))).toBe('/mon-compte a screen');
  });
});

describe('safeReturn', () => {
  it('follows paths of this application only', () => {
    expect(safeReturn('/materiel?etat=panne')).toBe('/materiel?etat=panne');
    for (const address of [null, '', 'https://ailleurs.test', '//ailleurs.test', '/\\ailleurs.test', '/connexion?retour=%2F']) {
      expect(safeReturn(address)).toBe('/');
    }
  });
});
