import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, inject, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Role } from '@calanque/shared';
import { Session } from '../../session/session';
import { answerSession, signedInAs } from '../../session/testing/session-answers';
import { Dialogs } from '../../ui/dialog/dialogs';
import { DialogHarness } from '../../ui/testing/dialog-harness';
import { nextTurn, settled } from '../../ui/testing/api';

@Component({ selector: 'cal-page-below', template: '' })
class PageBelow {
  readonly dialogs = inject(Dialogs);
}

/** Signs somebody in, before a screen or a dialog is opened. */
export async function signIn(role: Role): Promise<void> {
  const ready = TestBed.inject(Session).ready();
  answerSession(signedInAs(role));
  await ready;
}

/** Opens a dialog as a screen does, and waits until it stands. */
export async function openDialog<End>(dialog: Type<unknown>, data: unknown, role: Role = 'manager') {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  await signIn(role);
  const fixture = TestBed.createComponent(PageBelow);
  const end = fixture.componentInstance.dialogs.open<End, unknown>(async () => dialog, data);
  while (document.querySelector('mat-dialog-container h2') === null) await nextTurn();
  await nextTurn();
  // It is in no kit.
  for (const asked of TestBed.inject(HttpTestingController).match(({ url }) => url.endsWith('/kit'))) asked.flush({ kit: null });
  await settled(fixture);
  const loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
  return { fixture, loader, end, dialog: await loader.getHarness(DialogHarness), settle: () => settled(fixture) };
}

export { announced } from '../../ui/testing/announced';
