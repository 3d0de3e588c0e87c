import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { announced, signIn } from '../../custody/testing/act-dialog';
import { answered } from '../../custody/testing/answers';
import { aPiece, aRoom } from '../../custody/testing/pieces';
import { aModel } from '../../equipment-model/testing/models';
import { VITROLLES } from '../../session/testing/session-answers';
import { nextTurn, refuse, requestTo } from '../../ui/testing/api';
import { EquipmentFormHarness } from '../testing/equipment-form-harness';
import { EquipmentEdit } from './equipment-edit';
import { pieceOfRoute } from './piece-resolver';

@Component({ selector: 'cal-own-page', template: 'La fiche' })
class OwnPage {}

describe('EquipmentEdit', () => {
  const piece = aPiece({ notes: 'Rayure', priceCents: 22900 });
  const known = {
    [`/api/sites/${VITROLLES.id}/rooms`]: { items: [aRoom()] },
    [`/api/equipment-models/${piece.modelId}`]: aModel(),
    [`/api/equipment/${piece.id}`]: piece,
  };

  beforeEach(() => sessionStorage.clear());
  afterEach(() => sessionStorage.clear());

  function prepare(): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(), provideHttpClientTesting(),
        provideRouter([
          { path: 'materiel/:id/modifier', component: EquipmentEdit, resolve: { piece: pieceOfRoute } },
          { path: 'materiel/:id', component: OwnPage },
        ]),
      ],
    });
    return signIn('manager');
  }

  async function open() {
    await prepare();
    const opening = async () => {
      const routing = await RouterTestingHarness.create(`/materiel/${piece.id}/modifier`);
      return { routing, form: await TestbedHarnessEnvironment.loader(routing.fixture).getHarness(EquipmentFormHarness) };
    };
    return answered(opening(), known);
  }

  it('changes the version that was shown, and leads back', async () => {
    const { form } = await open();
    expect(await (await form.field('Prix')).value()).toBe('229,00');
    expect(await form.fieldLabels()).not.toContain('MDS');
    await (await form.field('Ce qu’il faut savoir')).fill('Écran changé');
    await form.press('Enregistrer');
    const request = requestTo('PATCH', `/api/equipment/${piece.id}`);
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    expect(request.request.body).toEqual(jasmine.objectContaining({ notes: 'Écran changé', priceCents: 22900, serial: 'R9TW50LKM4' }));
    request.flush(piece);
    expect(await announced()).toBe(`${piece.number} : fiche enregistrée`);
    expect(TestBed.inject(Router).url).toBe(`/materiel/${piece.id}`);
  });

  it('says what somebody else changed, keeps what was typed, and can be sent again', async () => {
    const { form, routing } = await open();
    await (await form.field('Ce qu’il faut savoir')).fill('Écran changé');
    await form.press('Enregistrer');
    refuse(requestTo('PATCH', `/api/equipment/${piece.id}`), {
      status: 412, code: 'stale', detail: 'Quelqu’un a modifié cette fiche depuis que vous l’avez ouverte.', current: { ...piece, version: 4, supplier: 'Atelier Sud' },
    });
    await nextTurn();
    await routing.fixture.whenStable();
    expect(await form.changedMeanwhile()).toMatch(/Fournisseur : .*vide.*Atelier Sud/);
    await form.press('Enregistrer');
    const again = requestTo('PATCH', `/api/equipment/${piece.id}`);
    expect(again.request.headers.get('If-Match')).toBe('"4"');
    expect(again.request.body).toEqual(jasmine.objectContaining({ notes: 'Écran changé', supplier: 'Atelier Sud' }));
  });

  it('leaves to the piece’s own page to say that it cannot be read', async () => {
    await prepare();
    const opening = RouterTestingHarness.create(`/materiel/${piece.id}/modifier`);
    const api = TestBed.inject(HttpTestingController);
    let asked = api.match(`/api/equipment/${piece.id}`);
    while (asked.length === 0) {
      await nextTurn();
      asked = api.match(`/api/equipment/${piece.id}`);
    }
    asked[0]?.flush({}, { status: 404, statusText: 'Not Found' });
    await opening;
    expect(TestBed.inject(Router).url).toBe(`/materiel/${piece.id}`);
  });
});
