import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Role } from '@calanque/shared';
import { Session } from '../session/session';
import { settle } from '../session/testing/screen';
import { answerSession, signedInAs } from '../session/testing/session-answers';
import { refuse, requestTo } from '../ui/testing/api';
import { DemonstrationCard } from './demonstration-card';

describe('DemonstrationCard', () => {
  async function open(role: Role, demonstration = true) {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const ready = TestBed.inject(Session).ready();
    answerSession({ ...signedInAs(role), demonstration });
    await ready;
    const fixture = TestBed.createComponent(DemonstrationCard);
    let loaded = 0;
    fixture.componentInstance.loaded.subscribe(() => (loaded += 1));
    await settle();
    const element = fixture.nativeElement as HTMLElement;
    return {
      element,
      loaded: () => loaded,
      load: async () => {
        element.querySelector('button')?.click();
        await settle();
      },
    };
  }

  const empty = { enabled: true, equipmentLoaded: false, equipmentCount: 0 };

  it('loads the equipment with one button, shows that it works, and says what came', async () => {
    const { element, load, loaded } = await open('technician');
    requestTo('GET', '/api/demonstration').flush(empty);
    await settle();
    await load();
    expect(element.innerText).toContain('Chargement en cours');
    await load();
    requestTo('POST', '/api/demonstration/equipment').flush({ enabled: true, equipmentLoaded: true, equipmentCount: 400 });
    await settle();
    expect(element.innerText).toContain('400 pièces sont là');
    expect(element.querySelector('button')).toBeNull();
    expect(loaded()).toBe(1);
  });

  it('says why when it was refused, and can be pressed again', async () => {
    const { element, load } = await open('administrator');
    requestTo('GET', '/api/demonstration').flush(empty);
    await settle();
    await load();
    refuse(requestTo('POST', '/api/demonstration/equipment'), { status: 409, code: 'demonstration-loaded', detail: 'Le matériel de démonstration est déjà chargé.' });
    await settle();
    expect(element.querySelector('[role=alert]')?.textContent).toContain('Le matériel de démonstration est déjà chargé.');
    expect(element.querySelector('button')).not.toBeNull();
  });

  it('does not show where the equipment is there already', async () => {
    const { element } = await open('technician');
    requestTo('GET', '/api/demonstration').flush({ enabled: true, equipmentLoaded: true, equipmentCount: 400 });
    await settle();
    expect(element.innerText.trim()).toBe('');
  });

  it('asks nothing without the right, nor outside a demonstration', async () => {
    await open('manager');
    TestBed.inject(HttpTestingController).expectNone('/api/demonstration');
    TestBed.resetTestingModule();
    await open('technician', false);
    TestBed.inject(HttpTestingController).expectNone('/api/demonstration');
  });
});
