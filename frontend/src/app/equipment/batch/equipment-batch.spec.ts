import { Clipboard } from '@angular/cdk/clipboard';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { EquipmentBatchAnswer, EquipmentBatchDraft, EquipmentBatchFaults, LineProblem } from '@calanque/shared';
import { announced, signIn } from '../../custody/testing/act-dialog';
import { answered, typeAnswered } from '../../custody/testing/answers';
import { aRoom } from '../../custody/testing/pieces';
import { aModel } from '../../equipment-model/testing/models';
import { VITROLLES } from '../../session/testing/session-answers';
import { askBeforeLeaving } from '../../ui/form/leave-guard';
import { nextTurn, refuse, requestSoon, requestTo, settled } from '../../ui/testing/api';
import { EquipmentBatchHarness } from '../testing/equipment-batch-harness';
import { EquipmentBatch } from './equipment-batch';

@Component({ selector: 'cal-elsewhere', template: '' })
class Elsewhere {}

describe('EquipmentBatch', () => {
  const model = aModel();
  const known = {
    [`/api/sites/${VITROLLES.id}/rooms`]: { items: [aRoom()] },
    [`/api/equipment-models/${model.id}`]: model,
    '/api/equipment-models': { items: [model], next: null, total: null },
  };

  beforeEach(() => sessionStorage.clear());
  afterEach(() => sessionStorage.clear());

  async function open() {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(), provideHttpClientTesting(),
        provideRouter([{ path: 'serie', component: EquipmentBatch, canDeactivate: [askBeforeLeaving] }, { path: '**', component: Elsewhere }]),
      ],
    });
    await signIn('manager');
    const opening = async () => {
      const routing = await RouterTestingHarness.create('/serie');
      return { routing, batch: await TestbedHarnessEnvironment.loader(routing.fixture).getHarness(EquipmentBatchHarness) };
    };
    const opened = await answered(opening(), known);
    return { ...opened, settle: () => settled(opened.routing.fixture) };
  }

  async function chooseModel(batch: EquipmentBatchHarness): Promise<void> {
    const lookup = await batch.model();
    await typeAnswered(lookup, 'galaxy', '/api/equipment-models', [model]);
    await answered(lookup.choose('Samsung Galaxy Tab A8'), known);
  }

  /** Answers what the server is asked about the lines a little later. */
  async function check(faults: (pieces: EquipmentBatchDraft['pieces']) => EquipmentBatchFaults['lines'] = () => []): Promise<void> {
    const request = await requestSoon('POST', '/api/equipment/batches/check');
    request.flush({ lines: faults((request.request.body as EquipmentBatchDraft).pieces) });
  }

  const numbersOf = ({ pieces }: EquipmentBatchDraft): EquipmentBatchAnswer => ({
    pieces: pieces.map(({ id, serial, mac, imei }, place) => ({ id, number: `MDS13-${String(412 + place).padStart(6, '0')}`, serial: serial ?? null, mac: mac ?? null, imei: imei ?? null })),
  });

  it('adds a line at each Enter, counts, and keeps the focus where one scans', async () => {
    const { batch } = await open();
    await (await batch.field('Combien en attendez-vous ?')).fill('10');
    await batch.scan('R9TW50LKM4', 'R9TW50LKM5', 'R9TW50LKM6');
    expect(await batch.lines()).toEqual([jasmine.stringMatching(/R9TW50LKM6$/), jasmine.stringMatching(/R9TW50LKM5$/), jasmine.stringMatching(/R9TW50LKM4$/)]);
    expect(await batch.counter()).toBe('3 sur 10');
    expect(await batch.scanHasFocus()).toBe(true);
    expect(await batch.scanText()).toBe('');
    expect(await batch.said()).toBe('3 sur 10. R9TW50LKM6');
    await batch.setWithoutSerial(7);
    expect(await batch.counter()).toBe('10 sur 10');
    TestBed.inject(HttpTestingController).expectNone('/api/equipment/batches/check');
  });

  it('says at the line what is there twice and what the server knows already, and that the rest is new', async () => {
    const { batch, settle } = await open();
    await chooseModel(batch);
    await batch.scan('AAA', 'BBB', 'aaa');
    expect(await batch.lines()).toContain(jasmine.stringContaining('Déjà dans la liste, ligne 1. Retirez l’une des deux lignes.'));
    expect(await batch.said()).toContain('Déjà dans la liste, ligne 1');
    await check((pieces) => {
      expect(pieces.map(({ serial }) => serial)).toEqual(['AAA', 'BBB']);
      return [{ id: pieces[1]?.id ?? '', field: 'serial', code: 'serial-taken', detail: 'Ce numéro de série est déjà celui de MDS13-000187, à Vitrolles.' }];
    });
    await settle();
    expect(await batch.looks()).toEqual(['wrong', 'wrong', 'fine']);
    expect((await batch.lines())[1]).toContain('Ce numéro de série est déjà celui de MDS13-000187, à Vitrolles.');
  });

  it('asks for the IMEI of each piece where that is ticked', async () => {
    const { batch } = await open();
    await chooseModel(batch);
    await batch.tick('IMEI');
    expect(await batch.scanAsks()).toBe('N° de série, matériel n° 1');
    await batch.scan('AAA');
    expect(await batch.scanAsks()).toBe('IMEI, matériel n° 1');
    await batch.scan('356938035643809', 'BBB', '', 'CCC', '12345');
    expect((await batch.lines())[0]).toContain('Cet IMEI n’est pas juste');
    expect((await batch.lines())[2]).toContain('IMEI 356938035643809');
    await check();
  });

  it('lets lines be corrected and taken away, and the hands go back to scanning', async () => {
    const { batch } = await open();
    await batch.scan('AAA', 'BBA', 'CCC');
    await batch.press('Corriger la ligne 2');
    await batch.correct('BBB');
    expect((await batch.lines())[1]).toContain('BBB');
    expect(await batch.scanHasFocus()).toBe(true);
    await batch.press('Retirer la ligne 1, AAA');
    expect((await batch.lines()).map((line) => line.replace(/^\d+Ligne \d+ : /, ''))).toEqual(['CCC', 'BBB']);
    expect(await batch.scanHasFocus()).toBe(true);
  });

  it('sends everything in one act, under ids that stay, and ends with the numbers for the labels', async () => {
    const { batch, routing, settle } = await open();
    await chooseModel(batch);
    await (await batch.field('Prix')).fill('219,90');
    await (await batch.field('N° de commande')).fill('BC-118');
    await batch.setWithoutSerial(1);
    await batch.scan('AAA');
    await batch.typeOnly('BBB');
    await check();
    await batch.press('Enregistrer');
    const first = await requestSoon('POST', '/api/equipment/batches');
    const sent = first.request.body as EquipmentBatchDraft;
    expect(sent).toEqual(jasmine.objectContaining({ modelId: model.id, siteId: VITROLLES.id, roomId: null, priceCents: 21990, orderNumber: 'BC-118', warrantyMonths: 24 }));
    expect(sent.pieces.map(({ serial }) => serial)).toEqual(['AAA', 'BBB', undefined]);
    // The answer is lost on its way: sent again, it is the same act.
    first.error(new ProgressEvent('error'));
    await settle();
    expect(await (await batch.summary()).heading()).toContain('Le serveur ne répond pas.');
    await batch.press('Enregistrer les 3 matériels');
    const second = await requestSoon('POST', '/api/equipment/batches');
    expect(second.request.body).toEqual(sent);
    second.flush(numbersOf(sent));
    expect(await announced()).toBe('3 matériels enregistrés');
    await settle();
    expect(await batch.heading()).toBe('3 matériels enregistrés');
    expect(await batch.given()).toEqual(['1 MDS13-000412 AAA', '2 MDS13-000413 BBB', '3 MDS13-000414 —']);

    const copy = spyOn(TestBed.inject(Clipboard), 'copy').and.returnValue(true);
    await batch.press('Copier la liste');
    expect(copy).toHaveBeenCalledOnceWith('MDS13-000412\tAAA\nMDS13-000413\tBBB\nMDS13-000414\t');

    // Nothing is left to lose: the page can be left without a question, and a new batch keeps what is common.
    await answered(batch.press('Ajouter une autre série'), known);
    expect(await batch.counter()).toBe('aucun matériel');
    expect(await (await batch.field('N° de commande')).value()).toBe('BC-118');
    await TestBed.inject(Router).navigateByUrl('/ailleurs');
    expect(routing.routeNativeElement?.tagName).toBe('CAL-ELSEWHERE');
  });

  it('leads from a refusal to the first line at fault, where the reason stands until the line is another one', async () => {
    const { batch, settle } = await open();
    await chooseModel(batch);
    await batch.scan('AAA', 'BBB');
    await check();
    await settle();
    await batch.press('Enregistrer');
    const request = requestTo('POST', '/api/equipment/batches');
    const [, second] = (request.request.body as EquipmentBatchDraft).pieces;
    const lines: LineProblem[] = [{ id: second?.id ?? '', number: null, code: 'serial-taken', field: 'serial', detail: 'Ce numéro de série est déjà celui de MDS13-000009, à Salon.' }];
    refuse(request, { status: 409, code: 'batch-refused', detail: 'Rien n’a été enregistré : 1 ligne sur 2 est à corriger.', lines });
    await settle();
    const summary = await batch.summary();
    expect(await summary.heading()).toBe('Rien n’a été enregistré : 1 ligne sur 2 est à corriger.');
    expect(await summary.sentences()).toEqual(['À corriger dans la liste : ligne 2.']);
    expect((await batch.lines())[0]).toContain('Ce numéro de série est déjà celui de MDS13-000009, à Salon.');
    await summary.follow(0);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Corriger la ligne 2, BBB');
    await batch.press('Corriger la ligne 2');
    await batch.correct('CCC');
    expect((await batch.lines())[0]).not.toContain('MDS13-000009');
  });

  it('says at the line what only the server finds unreadable, and what was logged already of those without a number', async () => {
    const { batch, settle, routing } = await open();
    await chooseModel(batch);
    await batch.scan('AAA');
    await batch.setWithoutSerial(1);
    await check();
    await settle();
    await batch.press('Enregistrer');
    const sentence = '« N° de série » : un caractère n’est pas lisible. Retapez ce texte.';
    refuse(requestTo('POST', '/api/equipment/batches'), {
      status: 400, code: 'invalid-fields', detail: 'Un champ est à corriger.', errors: [{ field: 'pieces.0.serial', code: 'invalid', detail: sentence }],
    });
    await settle();
    expect((await batch.lines())[0]).toContain(sentence);
    await batch.press('Corriger la ligne 1');
    await batch.correct('BBB');
    await check();
    await batch.press('Enregistrer');
    const again = await requestSoon('POST', '/api/equipment/batches');
    const bare = (again.request.body as EquipmentBatchDraft).pieces[1]?.id ?? '';
    refuse(again, {
      status: 409, code: 'batch-refused', detail: 'Rien n’a été enregistré.', lines: [{ id: bare, number: 'MDS13-000412', code: 'already-logged', detail: 'Déjà enregistré : c’est MDS13-000412. Retirez cette ligne.' }],
    });
    await settle();
    expect((routing.fixture.nativeElement as HTMLElement).querySelector('.bare .trouble')?.textContent).toBe('Déjà enregistré : c’est MDS13-000412. Retirez cette ligne.');
  });

  it('saves nothing while a line is wrong or there is none at all', async () => {
    const { batch } = await open();
    await chooseModel(batch);
    await batch.press('Enregistrer');
    expect(await (await batch.summary()).sentences()).toEqual(['Scannez au moins un matériel, ou indiquez combien n’ont pas de numéro de série.']);
    await (await batch.summary()).follow(0);
    expect(await batch.scanHasFocus()).toBe(true);
    await batch.scan('AAA', 'AAA', 'BBB', 'BBB');
    await check();
    await batch.press('Enregistrer');
    expect(await (await batch.summary()).sentences()).toEqual(['À corriger dans la liste : lignes 2 et 4.']);
    TestBed.inject(HttpTestingController).expectNone('/api/equipment/batches');
  });

  it('asks before what was scanned is lost, and finds it again after a crash', async () => {
    const { batch, routing } = await open();
    await batch.scan('AAA', 'BBB');
    const leaving = TestBed.inject(Router).navigateByUrl('/ailleurs');
    const question = () => document.querySelector('mat-dialog-container h2')?.textContent ?? '';
    while (question() === '') await nextTurn();
    expect(question()).toContain('Quitter sans enregistrer ?');
    [...document.querySelectorAll<HTMLButtonElement>('mat-dialog-container button')].find((button) => button.textContent?.includes('Continuer'))?.click();
    expect(await leaving).toBe(false);
    expect(routing.routeNativeElement?.tagName).toBe('CAL-EQUIPMENT-BATCH');
    TestBed.resetTestingModule();
    const again = await open();
    expect((await again.batch.lines()).length).toBe(2);
  });

  it('takes fifty that are scanned at once, one line each, without losing a key', async () => {
    const { batch, routing } = await open();
    await chooseModel(batch);
    const field = (routing.fixture.nativeElement as HTMLElement).querySelector<HTMLInputElement>('#cal-scan');
    const answeredIn: number[] = [];
    for (let piece = 0; piece < 50; piece++) {
      // As a browser does between two keys: each key and the Enter are turns of their own.
      for (const key of `SERIE-${String(piece).padStart(4, '0')}`) {
        if (field) field.value += key;
        field?.dispatchEvent(new InputEvent('input', { data: key }));
      }
      const began = performance.now();
      field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      TestBed.tick();
      answeredIn.push(performance.now() - began);
    }
    await check();
    const lines = await batch.lines();
    expect(lines.length).toBe(50);
    expect(lines[0]).toContain('SERIE-0049');
    expect(new Set(lines.map((line) => /SERIE-\d{4}/.exec(line)?.[0])).size).toBe(50);
    // A tap answered within a tenth of a second is felt as at once. Of the fifty, a busy machine may hold up a few.
    expect(answeredIn.toSorted((one, other) => one - other)[44]).toBeLessThan(100);
  });
});
