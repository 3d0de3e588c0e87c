import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Session } from '../../session/session';
import { answerSession, signedInAs } from '../../session/testing/session-answers';
import { injectDraft } from './draft';
import { forgetDrafts } from './draft-store';

@Component({ selector: 'cal-letter', template: '' })
class Letter {
  readonly model = signal({ to: '', text: '' });
  readonly draft = injectDraft('letter', this.model);
}

describe('a draft', () => {
  beforeEach(() => forgetDrafts());
  afterEach(() => forgetDrafts());

  async function open(userId = 'nadia') {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    const ready = TestBed.runInInjectionContext(() => inject(Session).ready());
    answerSession(signedInAs('manager', { id: userId }));
    await ready;
    const fixture = TestBed.createComponent(Letter);
    await fixture.whenStable();
    return fixture;
  }

  it('comes back when the form is opened again, with the moment at which it was kept', async () => {
    const first = await open();
    first.componentInstance.model.set({ to: 'Karim', text: 'Bonjour' });
    await first.whenStable();
    first.destroy();

    const again = await open();
    expect(again.componentInstance.model()).toEqual({ to: 'Karim', text: 'Bonjour' });
    expect(again.componentInstance.draft.foundFrom()).toBeInstanceOf(Date);
    expect(again.componentInstance.draft.changed()).toBe(true);
  });

  it('is nobody else’s', async () => {
    const first = await open();
    first.componentInstance.model.set({ to: 'Karim', text: 'Bonjour' });
    await first.whenStable();
    const other = await open('ines');
    expect(other.componentInstance.model()).toEqual({ to: '', text: '' });
  });

  it('ends when it was sent, and when one begins anew', async () => {
    const first = await open();
    first.componentInstance.model.set({ to: 'Karim', text: 'Bonjour' });
    await first.whenStable();
    first.componentInstance.draft.done();
    expect(first.componentInstance.draft.changed()).toBe(false);
    first.destroy();

    const second = await open();
    expect(second.componentInstance.draft.foundFrom()).toBeNull();
    second.componentInstance.model.set({ to: 'Inès', text: '' });
    await second.whenStable();
    second.componentInstance.draft.startOver();
    await second.whenStable();
    second.destroy();
    expect((await open()).componentInstance.draft.foundFrom()).toBeNull();
  });

  it('is forgotten when the form is as it began', async () => {
    const first = await open();
    first.componentInstance.model.set({ to: 'Karim', text: '' });
    await first.whenStable();
    first.componentInstance.model.set({ to: '', text: '' });
    await first.whenStable();
    expect(first.componentInstance.draft.changed()).toBe(false);
    first.destroy();
    expect((await open()).componentInstance.draft.foundFrom()).toBeNull();
  });
});
