import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { DialogHarness } from '../testing/dialog-harness';
import { Dialogs } from './dialogs';

@Component({ selector: 'cal-asker', template: '' })
class Asker {
  readonly dialogs = inject(Dialogs);
}

describe('Dialogs', () => {
  const question = {
    heading: 'Désactiver le compte ?', consequence: 'Cette personne ne pourra plus se connecter.', act: 'Désactiver', grave: true,
  };

  async function ask() {
    const fixture = TestBed.createComponent(Asker);
    const answer = fixture.componentInstance.dialogs.confirm(question);
    const loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
    while (document.querySelector('mat-dialog-container h2') === null) await new Promise((resolve) => setTimeout(resolve, 10));
    return { answer, dialog: await loader.getHarness(DialogHarness) };
  }

  it('say what will follow, and answer yes to the verb', async () => {
    const { answer, dialog } = await ask();
    expect(await dialog.heading()).toBe('Désactiver le compte ?');
    expect(await dialog.text()).toBe('Cette personne ne pourra plus se connecter.');
    await dialog.press('Désactiver');
    expect(await answer).toBe(true);
  });

  it('answer no to the way back', async () => {
    const { answer, dialog } = await ask();
    await dialog.press('Annuler');
    expect(await answer).toBe(false);
  });
});
