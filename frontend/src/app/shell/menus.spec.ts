import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatMenuItemHarness } from '@angular/material/menu/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { SessionAnswer } from '@calanque/shared';
import { Session } from '../session/session';
import { MARIGNANE, VISITOR, answerSession, signedInAs } from '../session/testing/session-answers';
import { nextTurn, requestTo } from '../ui/testing/api';
import { AccountMenu } from './account-menu';
import { SiteSwitcher } from './site-switcher';

@Component({
  selector: 'cal-top-bar',
  imports: [AccountMenu, SiteSwitcher],
  template: `
    <cal-site-switcher />
    @if (session.user(); as user) {
      <cal-account-menu [user]="user" />
    }
  `,
})
class TopBar {
  readonly session = TestBed.inject(Session);
}

describe('the menus of the top bar', () => {
  // The site that is chosen here is nobody else’s.
  afterEach(() => localStorage.clear());

  async function open(answer: SessionAnswer, address = '/materiel') {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([
          { path: 'materiel', component: TopBar, data: { entry: { label: 'Matériel', icon: 'home', order: 1, bySite: true } } },
          { path: '**', component: TopBar },
        ]),
      ],
    });
    const ready = TestBed.inject(Session).ready();
    answerSession(answer);
    await ready;
    const routing = await RouterTestingHarness.create(address);
    const page = routing.fixture.nativeElement as HTMLElement;
    const loader = TestbedHarnessEnvironment.documentRootLoader(routing.fixture);
    return {
      page,
      press: async (selector: string) => {
        page.querySelector<HTMLElement>(selector)?.click();
        while (document.querySelector('.mat-mdc-menu-panel') === null) await new Promise((resolve) => setTimeout(resolve, 10));
        await routing.fixture.whenStable();
      },
      item: (text: string) => loader.getHarness(MatMenuItemHarness.with({ text })),
    };
  }

  it('opens one’s account at the first press', async () => {
    const { page, press, item } = await open(signedInAs('manager'));
    expect(page.querySelector('.avatar')?.textContent?.trim()).toBe('NB : compte de Nadia Benali');
    await press('.avatar');
    expect(await (await item('Mon compte')).isDisabled()).toBe(false);
    expect(document.querySelector('.who')?.textContent).toContain('Responsable de MDS');
  });

  it('signs out, and goes to the sign-in page', async () => {
    const { press, item } = await open(signedInAs('manager'));
    await press('.avatar');
    await (await item('Se déconnecter')).click();
    requestTo('DELETE', '/api/session').flush(null);
    await nextTurn();
    answerSession(VISITOR);
    await nextTurn();
    expect(TestBed.inject(Router).url).toBe('/connexion');
  });

  it('names the only MDS of a manager, without a choice', async () => {
    const { page } = await open(signedInAs('manager'));
    expect(page.querySelector('cal-site-switcher')?.textContent?.trim()).toBe('MDS Vitrolles');
    expect(page.querySelector('cal-site-switcher button')).toBeNull();
  });

  it('changes the MDS in which one works, and the open list with it', async () => {
    const { page, press, item } = await open(signedInAs('technician'));
    expect(page.querySelector('.site')?.textContent?.trim()).toBe('Toutes les MDS');
    await press('.site');
    await (await item('Marignane')).click();
    await nextTurn();
    expect(page.querySelector('.site')?.textContent?.trim()).toBe('MDS Marignane');
    expect(TestBed.inject(Router).url).toBe(`/materiel?siteId=${MARIGNANE.id}`);
  });

  it('leaves the address of other pages alone', async () => {
    const { press, item } = await open(signedInAs('technician'), '/aide');
    await press('.site');
    await (await item('Marignane')).click();
    await nextTurn();
    expect(TestBed.inject(Router).url).toBe('/aide');
  });
});
