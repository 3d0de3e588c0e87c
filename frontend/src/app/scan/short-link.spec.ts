import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Role } from '@calanque/shared';
import { signIn } from '../custody/testing/act-dialog';
import { aPiece } from '../custody/testing/pieces';
import { settled } from '../ui/testing/api';
import { ShortLink } from './short-link';
import { answerScan, nothingAsked } from './testing/scan-answers';

@Component({ selector: 'cal-some-card', template: '' })
class SomeCard {}

describe('ShortLink', () => {
  async function open(address: string, role: Role = 'manager') {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(), provideHttpClientTesting(),
        provideRouter([{ path: 'e/:number', component: ShortLink }, { path: 'materiel/:id', component: SomeCard }], withComponentInputBinding()),
      ],
    });
    await signIn(role);
    const routing = await RouterTestingHarness.create(address);
    return { routing, text: () => routing.routeNativeElement?.textContent ?? '' };
  }

  it('leads to the card of the piece', async () => {
    const piece = aPiece();
    const { routing } = await open(`/e/${piece.number}`);
    await answerScan(piece);
    await settled(routing.fixture);
    expect(TestBed.inject(Router).url).toBe(`/materiel/${piece.id}`);
  });

  it('says plainly that nothing of this number can be seen', async () => {
    const { routing, text } = await open('/e/mds13-000999');
    await answerScan();
    await settled(routing.fixture);
    expect(text()).toContain('Ce code ne mène à aucune fiche');
    expect(text()).toContain('Aucun matériel de vos MDS ne porte « MDS13-000999 ».');
  });

  it('asks nothing for a role that sees no equipment', async () => {
    const { text } = await open('/e/MDS13-000001', 'administrator');
    expect(text()).toContain('Votre rôle ne donne pas accès au matériel.');
    expect(nothingAsked()).toBe(true);
  });
});
