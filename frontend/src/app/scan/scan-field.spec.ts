import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { EquipmentDetail } from '@calanque/shared';
import { aPiece } from '../custody/testing/pieces';
import { Scans } from '../shell/scans';
import { refuse, requestSoon, settled } from '../ui/testing/api';
import { ScanField } from './scan-field';
import { answerScan, exactly, nothingAsked } from './testing/scan-answers';
import { ScanFieldHarness } from './testing/scan-field-harness';

@Component({
  selector: 'cal-some-counter',
  imports: [ScanField],
  template: '<cal-scan-field [judge]="judge" (taken)="add($event)" (finished)="finished.set(true)" [atOnce]="asked" /><button type="button">Autre</button>',
})
class SomeCounter {
  readonly pieces = signal<readonly EquipmentDetail[]>([]);
  readonly finished = signal(false);
  asked = false;
  readonly judge = (piece: EquipmentDetail): string | null =>
    this.pieces().some(({ id }) => id === piece.id) ? `${piece.number} est déjà dans la liste.` : null;

  add(piece: EquipmentDetail): void {
    this.pieces.update((pieces) => [...pieces, piece]);
  }
}

describe('ScanField', () => {
  beforeEach(() => localStorage.removeItem('calanque.scan.sound'));
  afterEach(() => localStorage.removeItem('calanque.scan.sound'));

  async function open(asked = false) {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    const fixture = TestBed.createComponent(SomeCounter);
    fixture.componentInstance.asked = asked;
    await fixture.whenStable();
    const field = await TestbedHarnessEnvironment.loader(fixture).getHarness(ScanFieldHarness);
    const numbers = () => fixture.componentInstance.pieces().map(({ number }) => number);
    return { fixture, field, numbers, settle: () => settled(fixture) };
  }

  it('takes one scan after another, in their order, and keeps the focus', async () => {
    const [one, other] = [aPiece(), aPiece()];
    const { field, numbers, settle } = await open();
    await field.scan(one.number);
    await field.scan(other.number);
    expect(await field.text()).toBe('');
    expect(await field.isFocused()).toBe(true);
    await answerScan(one);
    await answerScan(other);
    await settle();
    expect(numbers()).toEqual([one.number, other.number]);
    expect(await field.said()).toBe(`${other.number} Samsung Galaxy Tab A8 : ajouté`);
    expect(await field.earlierTroubles()).toEqual([]);
  });

  it('takes the focus as it appears where somebody asked for it', async () => {
    expect(await (await open(true)).field.isFocused()).toBe(true);
  });

  it('asks for the number of a short link', async () => {
    const { field } = await open();
    await field.scan('https://calanque.test/e/mds13-000214');
    expect((await requestSoon('GET', '/api/search')).request.params.get('q')).toBe('MDS13-000214');
  });

  it('tells what is scanned twice, and what nothing bears, until it was read', async () => {
    const piece = aPiece();
    const { field, numbers, settle } = await open();
    await field.scan(piece.number);
    await answerScan(piece);
    await field.scan(piece.number);
    await answerScan(piece);
    await field.scan('INCONNU-9');
    await answerScan();
    await settle();
    expect(numbers()).toEqual([piece.number]);
    expect(await field.said()).toBe('Aucun matériel de vos MDS ne porte « INCONNU-9 ». Vérifiez l’étiquette, ou saisissez le numéro entier.');
    expect(await field.earlierTroubles()).toEqual([`${piece.number} est déjà dans la liste.`]);
  });

  it('takes the few digits of a number that one types, where they are the end of one', async () => {
    const [piece, other] = [aPiece({ number: 'MDS13-000214' }), aPiece({ number: 'MDS13-002140' })];
    const { field, numbers, settle } = await open();
    await field.scan('214');
    const search = await requestSoon('GET', '/api/search');
    const { groups } = exactly(piece, other);
    search.flush({ groups: groups.map((group) => ({ ...group, hits: group.hits.map((hit) => ({ ...hit, match: 'infix' })) })) });
    (await requestSoon('GET', `/api/equipment/${piece.id}`)).flush(piece);
    await settle();
    expect(numbers()).toEqual(['MDS13-000214']);
  });

  it('asks again with another reading when the first leads nowhere', async () => {
    const piece = aPiece({ number: 'MDS13-000777' });
    const { field, numbers, settle } = await open();
    await field.scan('MDS136000777');
    const first = await requestSoon('GET', '/api/search');
    expect(first.request.params.get('q')).toBe('MDS136000777');
    first.flush({ groups: [] });
    await answerScan(piece);
    await settle();
    expect(numbers()).toEqual(['MDS13-000777']);
  });

  it('says that several pieces bear the same serial number, or that the entry was annulled', async () => {
    const { field, numbers, settle } = await open();
    await field.scan('R9TW50LKM4');
    await answerScan(aPiece({ number: 'MDS13-1' }), aPiece({ number: 'MDS13-2' }));
    await settle();
    expect(await field.said()).toBe('Plusieurs matériels portent « R9TW50LKM4 » (MDS13-1, MDS13-2) : scannez l’étiquette d’inventaire.');
    await field.scan('MDS13-3');
    await answerScan(aPiece({ number: 'MDS13-3', annulledAt: '2026-11-23T09:00:00Z' }));
    await settle();
    expect(await field.said()).toBe('La fiche MDS13-3 a été annulée : ce numéro ne sert plus.');
    expect(numbers()).toEqual([]);
  });

  it('names what could not be looked up, keeps it beside the field, and tries it again', async () => {
    const [one, other] = [aPiece(), aPiece()];
    const { field, numbers, settle } = await open();
    for (const { number } of [one, other]) {
      await field.scan(number);
      refuse(await requestSoon('GET', '/api/search'), { status: 503, code: 'unavailable', detail: 'Le service est momentanément indisponible.' });
      await settle();
    }
    expect(await field.said()).toBe(`« ${other.number} » n’a pas pu être cherché. Le service est momentanément indisponible.`);
    expect(await field.text()).toBe('');
    expect(await field.failed()).toBe(`À chercher de nouveau : « ${one.number} », « ${other.number} »`);
    await field.retry();
    await answerScan(one);
    await answerScan(other);
    await settle();
    expect(numbers()).toEqual([one.number, other.number]);
    expect(await field.failed()).toBeNull();
    expect(await field.isFocused()).toBe(true);
    expect(await field.earlierTroubles()).toEqual([]);
  });

  it('goes on at an Enter in the empty field', async () => {
    const { fixture, field } = await open();
    await field.scan('');
    expect(fixture.componentInstance.finished()).toBe(true);
    expect(nothingAsked()).toBe(true);
  });

  it('takes what is scanned where no field has the focus', async () => {
    const piece = aPiece();
    const { fixture, field, numbers, settle } = await open();
    (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('button:last-child')?.focus();
    for (const key of [...piece.number, 'Enter']) TestBed.inject(Scans).hear(new KeyboardEvent('keydown', { key }));
    await answerScan(piece);
    await settle();
    expect(numbers()).toEqual([piece.number]);
    expect(await field.isFocused()).toBe(true);
    fixture.destroy();
    TestBed.inject(HttpTestingController).verify();
  });

  it('is silent until somebody wants sounds, and remembers it on the device', async () => {
    const { field } = await open();
    expect(await field.sounds()).toBe(false);
    await field.toggleSound();
    expect(await field.sounds()).toBe(true);
    expect(localStorage.getItem('calanque.scan.sound')).toBe('on');
  });
});
