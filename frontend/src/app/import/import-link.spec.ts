import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ImportKind, Role } from '@calanque/shared';
import { Session } from '../session/session';
import { answerSession, signedInAs } from '../session/testing/session-answers';
import { ImportLink } from './import-link';

describe('ImportLink', () => {
  async function linkFor(role: Role, kind: ImportKind): Promise<string | null> {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    const ready = TestBed.inject(Session).ready();
    answerSession(signedInAs(role));
    await ready;
    const fixture = TestBed.createComponent(ImportLink);
    fixture.componentRef.setInput('kind', kind);
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).querySelector('a')?.getAttribute('href') ?? null;
  }

  it('leads a technician to the import of what the page lists', async () => {
    expect(await linkFor('technician', 'sites')).toBe('/imports/nouveau?kind=sites');
  });

  it('leads a manager where a manager may', async () => {
    expect(await linkFor('manager', 'agents')).toBe('/imports/nouveau?kind=agents');
  });

  it('does not show to a manager for MDS', async () => {
    expect(await linkFor('manager', 'sites')).toBeNull();
  });

  for (const role of ['mediator', 'direction', 'administrator'] as const) {
    it(`does not show to the ${role}`, async () => {
      expect(await linkFor(role, 'equipment')).toBeNull();
    });
  }
});
