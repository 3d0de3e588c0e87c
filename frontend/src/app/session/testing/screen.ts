import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, type Type } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Role, SessionAnswer } from '@calanque/shared';
import { nextTurn } from '../../ui/testing/api';
import { DialogHarness } from '../../ui/testing/dialog-harness';
import { Session } from '../session';
import { answerSession, signedInAs } from './session-answers';

@Component({ selector: 'cal-elsewhere', template: 'Ailleurs' })
class Elsewhere {}

export interface ScreenOptions {
  readonly role: Role;
  /** The route's path: `mds/:id`. */
  readonly path: string;
  /** The address that is opened: `/mds/1`; the path itself unless told. */
  readonly at?: string;
  /** What the session says otherwise than is usual for the role. */
  readonly session?: Partial<SessionAnswer>;
}

/**
 * Opens a screen at its address, signed in; every other address leads elsewhere. Harnesses wait until
 * nothing is under way: ask for them once the requests are answered.
 */
export async function openScreen(screen: Type<unknown>, { role, path, at = `/${path}`, session }: ScreenOptions) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path, component: screen }, { path: '**', component: Elsewhere }], withComponentInputBinding()),
    ],
  });
  const ready = TestBed.inject(Session).ready();
  answerSession({ ...signedInAs(role), ...session });
  await ready;
  const routing = await RouterTestingHarness.create(at);
  const fixture: ComponentFixture<unknown> = routing.fixture;
  await settle();
  return {
    fixture,
    loader: TestbedHarnessEnvironment.loader(fixture),
    address: () => TestBed.inject(Router).url,
    /** Waits for an answer to show; other requests may still be under way. */
    settle,
    /** What the page says, spaces as one. */
    text: () => (fixture.nativeElement as HTMLElement).innerText.replace(/\s+/g, ' ').trim(),
    /** The visible element of this selector whose text or name begins with the words. */
    find: (selector: string, words: string) => found(fixture.nativeElement as HTMLElement, selector, words),
    press: async (words: string) => {
      found(fixture.nativeElement as HTMLElement, 'button, a', words).click();
      await settle();
    },
    dialog: () => openedDialog(fixture),
  };
}

/** Brings the page up to date while requests are under way, when it is not stable yet. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await nextTurn();
    TestBed.tick();
  }
}

/** The dialog that is opening: its code comes on demand. */
export async function openedDialog(fixture: ComponentFixture<unknown>): Promise<DialogHarness> {
  for (let tries = 0; tries < 200 && !document.querySelector('mat-dialog-container h2'); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await settle();
  // A piece that is handed over is in no kit.
  for (const asked of TestBed.inject(HttpTestingController).match(({ url }) => url.endsWith('/kit'))) asked.flush({ kit: null });
  await settle();
  return TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(DialogHarness);
}

function found(root: HTMLElement, selector: string, words: string): HTMLElement {
  const all = [...root.querySelectorAll<HTMLElement>(selector)];
  const hit = all.find((element) => (element.getAttribute('aria-label') ?? element.innerText).trim().startsWith(words));
  if (!hit) throw new Error(`No « ${words} » among ${all.length} ${selector}.`);
  return hit;
}
