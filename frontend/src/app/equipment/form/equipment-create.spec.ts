import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { EquipmentDraft } from '@calanque/shared';
import { announced, signIn } from '../../custody/testing/act-dialog';
import { answered, typeAnswered } from '../../custody/testing/answers';
import { aPiece, aRoom } from '../../custody/testing/pieces';
import { aModel } from '../../equipment-model/testing/models';
import { VITROLLES } from '../../session/testing/session-answers';
import { nextTurn, refuse, requestTo } from '../../ui/testing/api';
import { EquipmentFormHarness } from '../testing/equipment-form-harness';
import { EquipmentCreate } from './equipment-create';

@Component({ selector: 'cal-elsewhere', template: '' })
class Elsewhere {}

describe('EquipmentCreate', () => {
  const model = aModel();
  const rooms = { [`/api/sites/${VITROLLES.id}/rooms`]: { items: [aRoom()] } };
  const known = { ...rooms, [`/api/equipment-models/${model.id}`]: model, '/api/equipment-models': { items: [model], next: null, total: null } };

  beforeEach(() => sessionStorage.clear());
  afterEach(() => sessionStorage.clear());

  async function open() {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: 'nouveau', component: EquipmentCreate }, { path: 'materiel/:id', component: Elsewhere }])],
    });
    await signIn('manager');
    const opening = async () => {
      const routing = await RouterTestingHarness.create('/nouveau');
      return { routing, form: await TestbedHarnessEnvironment.loader(routing.fixture).getHarness(EquipmentFormHarness) };
    };
    return answered(opening(), rooms);
  }

  async function chooseModel(form: EquipmentFormHarness): Promise<void> {
    const lookup = await form.model();
    await typeAnswered(lookup, 'galaxy', '/api/equipment-models', [model]);
    await answered(lookup.choose('Samsung Galaxy Tab A8'), known);
  }

  it('asks what the category has, and takes over the model’s warranty', async () => {
    const { form } = await open();
    expect(await form.fieldLabels()).not.toContain('IMEI');
    await chooseModel(form);
    const labels = await form.fieldLabels();
    expect(labels).toContain('IMEI');
    expect(labels).toContain('Système');
    expect(labels).not.toContain('Adresse IP');
    expect(await (await form.field('Garantie en mois')).value()).toBe('24');
    expect(await (await form.field('MDS')).value()).toBe(VITROLLES.id);
  });

  it('goes on to the next field when a scanner presses Enter', async () => {
    const { form } = await open();
    await chooseModel(form);
    const serial = await form.field('N° de série');
    await serial.fill('R9TW50LKM4');
    await serial.pressEnter();
    expect(await (await form.field('IMEI')).isFocused()).toBe(true);
    expect(await (await form.summary()).isShown()).toBe(false);
  });

  it('says at the field what is wrong', async () => {
    const { form } = await open();
    await chooseModel(form);
    await (await form.field('IMEI')).fill('123456789012345');
    await (await form.field('Prix')).fill('beaucoup');
    await form.press('Enregistrer');
    expect(await (await form.summary()).sentences()).toEqual([
      'Cet IMEI n’est pas juste : il compte 15 chiffres, et le dernier vérifie les autres. Relisez-le sur l’appareil (composez *#06#).',
      '« Prix » : écrivez un montant en euros, comme 229,90.',
    ]);
  });

  it('sends cents, and leads to the piece with its new number', async () => {
    const { form } = await open();
    await chooseModel(form);
    await (await form.field('Prix')).fill('229,9');
    await form.press('Enregistrer');
    const request = requestTo('POST', '/api/equipment');
    expect(request.request.body).toEqual(jasmine.objectContaining({ modelId: model.id, siteId: VITROLLES.id, priceCents: 22990, warrantyMonths: 24, roomId: null }));
    const piece = aPiece();
    request.flush(piece);
    expect(await announced()).toBe(`${piece.number} enregistré`);
    expect(TestBed.inject(Router).url).toBe(`/materiel/${piece.id}`);
  });

  it('goes on for another one of the same delivery, under another id', async () => {
    const { form } = await open();
    await chooseModel(form);
    await (await form.field('N° de série')).fill('AAA');
    await form.press('Enregistrer et ajouter un autre');
    const first = requestTo('POST', '/api/equipment');
    first.flush(aPiece({ number: 'MDS13-000407' }));
    await announced();
    await answered(nextTurn(), known);
    expect(await form.registered()).toBe('MDS13-000407 enregistré');
    expect(await (await form.field('N° de série')).value()).toBe('');
    expect(await (await form.field('N° de série')).isFocused()).toBe(true);
    await form.press('Enregistrer');
    const second = requestTo('POST', '/api/equipment');
    expect((second.request.body as EquipmentDraft).modelId).toBe(model.id);
    expect((second.request.body as EquipmentDraft).id).not.toBe((first.request.body as EquipmentDraft).id);
  });

  it('shows whose serial number it is, at the field', async () => {
    const { form, routing } = await open();
    await chooseModel(form);
    await form.press('Enregistrer');
    refuse(requestTo('POST', '/api/equipment'), {
      status: 409, code: 'serial-taken', field: 'serial', detail: 'Ce numéro de série est déjà celui de MDS13-000187, à Vitrolles.',
    });
    await nextTurn();
    await routing.fixture.whenStable();
    expect(await (await form.field('N° de série')).error()).toBe('Ce numéro de série est déjà celui de MDS13-000187, à Vitrolles.');
  });
});
