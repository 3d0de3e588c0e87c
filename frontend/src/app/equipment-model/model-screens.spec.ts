import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ModelAnswer, Role } from '@calanque/shared';
import { announced, openDialog, signIn } from '../custody/testing/act-dialog';
import { answered } from '../custody/testing/answers';
import { FieldHarness } from '../ui/testing/field-harness';
import { ListHarness } from '../ui/testing/list-harness';
import { refuse, requestTo, settled } from '../ui/testing/api';
import { CreateModelDialog } from './create-model-dialog';
import { equipmentModelRoutes } from './equipment-model.routes';
import { aModel } from './testing/models';

describe('The screens of the catalogue', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => sessionStorage.clear());

  async function open(address: string, role: Role, answers: Readonly<Record<string, unknown>>) {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: 'modeles', children: equipmentModelRoutes }], withComponentInputBinding())],
    });
    await signIn(role);
    const opening = async () => {
      const routing = await RouterTestingHarness.create(address);
      await settled(routing.fixture);
      await settled(routing.fixture);
      return routing;
    };
    const routing = await answered(opening(), answers);
    return { routing, loader: TestbedHarnessEnvironment.loader(routing.fixture), text: () => routing.routeNativeElement?.textContent ?? '' };
  }

  const noHistory = { '/api/history': { items: [], next: null, total: 0 } };
  const model = aModel();
  const one = { [`/api/equipment-models/${model.id}`]: model };

  it('list models with the end of their support and their pieces', async () => {
    const { loader, text } = await open('/modeles', 'technician', { '/api/equipment-models': { items: [model], next: null, total: 1 } });
    const [row] = await (await loader.getHarness(ListHarness)).rows();
    expect(row).toContain('Samsung Galaxy Tab A8');
    expect(row).toContain('mai 2027');
    expect(row).toContain('12');
    expect(text()).toContain('1 modèle');
    expect(text()).toContain('Ajouter');
  });

  it('let only those who may add a model', async () => {
    const { text } = await open('/modeles', 'manager', { '/api/equipment-models': { items: [model], next: null, total: 1 } });
    expect(text()).not.toContain('Ajouter');
  });

  it('lead from a model to its pieces', async () => {
    const { routing, text } = await open(`/modeles/${model.id}`, 'manager', { ...one, ...noHistory });
    expect(text()).toContain('10,5 pouces');
    expect(routing.routeNativeElement?.querySelector('a[href*="modelId"]')?.getAttribute('href')).toBe(`/materiel?modelId=${model.id}`);
    expect(text()).toContain('Voir 12 matériels');
    expect(text()).not.toContain('Modifier');
  });

  it('change a model on the version shown', async () => {
    const { loader, routing } = await open(`/modeles/${model.id}/modifier`, 'technician', one);
    await (await loader.getHarness(FieldHarness.with({ label: 'Référence' }))).fill('SM-X205');
    routing.routeNativeElement?.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    const request = requestTo('PATCH', `/api/equipment-models/${model.id}`);
    expect(request.request.headers.get('If-Match')).toBe('"4"');
    expect(request.request.body).toEqual(jasmine.objectContaining({ modelNumber: 'SM-X205', category: 'tablet' }));
    request.flush(model);
    await answered(announced(), { ...one, ...noHistory });
    expect(TestBed.inject(Router).url).toBe(`/modeles/${model.id}`);
  });

  it('create a model from within another form, and give it back', async () => {
    const { dialog, loader, end, settle } = await openDialog<ModelAnswer>(CreateModelDialog, undefined, 'technician');
    document.querySelector<HTMLInputElement>('mat-dialog-container input[value=tablet]')?.click();
    await (await loader.getHarness(FieldHarness.with({ label: 'Marque' }))).fill('Samsung');
    await (await loader.getHarness(FieldHarness.with({ label: 'Modèle' }))).fill('Galaxy Tab A8');
    await dialog.press('Créer le modèle');
    refuse(requestTo('POST', '/api/equipment-models'), { status: 409, code: 'model-taken', field: 'name', detail: 'Le modèle « Samsung Galaxy Tab A8 » est déjà au catalogue.' });
    await settle();
    const name = await loader.getHarness(FieldHarness.with({ label: 'Modèle' }));
    expect(await name.error()).toBe('Le modèle « Samsung Galaxy Tab A8 » est déjà au catalogue.');
    await name.fill('Galaxy Tab A9');
    await dialog.press('Créer le modèle');
    requestTo('POST', '/api/equipment-models').flush(model);
    expect(await end).toEqual(model);
  });
});
