import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Injector, inject, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ActivatedRouteSnapshot, RouterStateSnapshot } from '@angular/router';
import { Session } from '../../session/session';
import { answerSession, signedInAs } from '../../session/testing/session-answers';
import { Dialogs } from '../dialog/dialogs';
import type { Draft } from './draft';
import { askBeforeLeaving } from './leave-guard';

describe('askBeforeLeaving', () => {
  let ended: boolean;
  const draft = (changed: boolean): Draft => ({
    foundFrom: signal(null), changed: signal(changed), done: () => (ended = true), startOver: () => undefined, beginAnother: () => undefined,
  });

  beforeEach(async () => {
    ended = false;
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const ready = TestBed.runInInjectionContext(() => inject(Session).ready());
    answerSession(signedInAs('manager'));
    await ready;
  });

  const leave = (changed: boolean) => {
    const nowhere = {} as ActivatedRouteSnapshot & RouterStateSnapshot;
    return runInInjectionContext(TestBed.inject(Injector), () => askBeforeLeaving({ draft: draft(changed) }, nowhere, nowhere, nowhere));
  };

  it('lets go of a form that is as it began', async () => {
    expect(await leave(false)).toBe(true);
  });

  it('asks first where something was typed, and ends the draft when one leaves', async () => {
    const asked = spyOn(TestBed.inject(Dialogs), 'confirm').and.resolveTo(true);
    expect(await leave(true)).toBe(true);
    expect(asked).toHaveBeenCalled();
    expect(ended).toBe(true);
  });

  it('stays when one says so', async () => {
    spyOn(TestBed.inject(Dialogs), 'confirm').and.resolveTo(false);
    expect(await leave(true)).toBe(false);
    expect(ended).toBe(false);
  });

  it('neither asks nor forgets when the session has ended', async () => {
    TestBed.inject(Session).expire();
    const asked = spyOn(TestBed.inject(Dialogs), 'confirm');
    expect(await leave(true)).toBe(true);
    expect(asked).not.toHaveBeenCalled();
    expect(ended).toBe(false);
  });
});
