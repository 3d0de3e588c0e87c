import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { injectAsOf } from './as-of';
import { AsOfBanner } from './as-of-banner';
import { AsOfField } from './as-of-field';

@Component({ imports: [AsOfBanner, AsOfField], template: '<cal-as-of-field [asOf]="asOf" /><cal-as-of-banner [asOf]="asOf" />' })
class Shown {
  readonly asOf = injectAsOf();
}

describe('AsOf', () => {
  async function open(address: string) {
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: '', component: Shown }])] });
    const routing = await RouterTestingHarness.create();
    const shown = await routing.navigateByUrl(address, Shown);
    const page = routing.routeNativeElement as HTMLElement;
    const field = page.querySelector('input') as HTMLInputElement;
    return {
      shown, page, field,
      settle: () => routing.fixture.whenStable(),
      text: () => page.innerText.replace(/\s+/g, ' ').trim(),
      /** As one types a day and presses Enter. */
      enter: async (day: string) => {
        field.value = day;
        field.dispatchEvent(new Event('input'));
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
        await routing.fixture.whenStable();
      },
    };
  }

  it('reads a day of the address, says it, and ends with that day in Paris', async () => {
    const { shown, text } = await open('/?asOf=2026-03-01');
    expect(shown.asOf.parameters()).toEqual({ asOf: '2026-03-01' });
    expect(new Date(shown.asOf.now()).toISOString()).toBe('2026-03-01T22:59:59.999Z');
    expect(text()).toContain('Situation au 1er mars 2026');
    expect(text()).toContain('Rien ne se modifie ici.');
  });

  it('ends a day of summer time an hour earlier', async () => {
    const { shown } = await open('/?asOf=2026-03-29');
    expect(new Date(shown.asOf.now()).toISOString()).toBe('2026-03-29T21:59:59.999Z');
  });

  for (const address of ['/', '/?asOf=', '/?asOf=hier', '/?asOf=2026-02-30', '/?asOf=2199-01-01']) {
    it(`shows the present for ${address}`, async () => {
      const { shown, text, field } = await open(address);
      expect([shown.asOf.day(), shown.asOf.parameters(), text()]).toEqual([null, {}, 'Situation au']);
      expect(field.value).toBe(shown.asOf.today());
    });
  }

  it('goes to a typed day, beside what the address holds, and back to today', async () => {
    const { enter, page, settle } = await open('/?state=broken');
    await enter('2025-12-31');
    expect(TestBed.inject(Router).url).toBe('/?state=broken&asOf=2025-12-31');
    page.querySelector<HTMLButtonElement>('cal-as-of-banner button')?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/?state=broken');
  });

  it('does not go to a day to come, nor to half a day', async () => {
    const { enter } = await open('/');
    for (const day of ['2199-01-01', '']) {
      await enter(day);
      expect(TestBed.inject(Router).url).toBe('/');
    }
  });
});
