import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormField, form } from '@angular/forms/signals';
import { OpeningHours } from '@calanque/shared';
import { contractSchema } from '../../ui/form/contract-schema';
import { DayHoursHarness } from '../testing/day-hours-harness';
import { DayHours } from './day-hours';

@Component({
  selector: 'cal-monday',
  imports: [DayHours, FormField],
  template: `<cal-day-hours day="Lundi" [formField]="form.monday" />`,
})
class Monday {
  readonly model = signal({ monday: '' });
  readonly form = form(this.model, contractSchema<{ monday: string }>(OpeningHours));
}

describe('DayHours', () => {
  async function open() {
    const fixture = TestBed.createComponent(Monday);
    await fixture.whenStable();
    const day = await TestbedHarnessEnvironment.loader(fixture).getHarness(DayHoursHarness.with({ day: 'Lundi' }));
    return { day, value: () => fixture.componentInstance.model().monday };
  }

  it('begins closed, and opens with the usual hours', async () => {
    const { day, value } = await open();
    expect(await day.isOpen()).toBe(false);
    await day.toggleOpen();
    expect(await day.shownTimes()).toEqual(['08:30', '12:00', '13:30', '17:00']);
    expect(value()).toBe('08:30-12:00 13:30-17:00');
    await day.toggleOpen();
    expect(value()).toBe('');
  });

  it('understands times as they are said', async () => {
    const { day, value } = await open();
    await day.toggleOpen();
    await day.type(0, '9h');
    await day.type(3, '1630');
    expect(await day.shownTimes()).toEqual(['09:00', '12:00', '13:30', '16:30']);
    expect(value()).toBe('09:00-12:00 13:30-16:30');
  });

  it('takes one span away and puts it back', async () => {
    const { day, value } = await open();
    await day.toggleOpen();
    await day.pressAct(1);
    expect(value()).toBe('08:30-12:00');
    await day.pressAct();
    expect(value()).toBe('08:30-12:00 13:30-17:00');
  });

  it('keeps what cannot be a time, and says so', async () => {
    const { day } = await open();
    await day.toggleOpen();
    await day.type(0, 'midi');
    expect((await day.shownTimes())[0]).toBe('midi');
    expect(await day.error()).toBe('« Lundi » : écrivez une ou deux plages, comme 08:30-12:00 13:30-17:00, ou laissez vide si la MDS est fermée.');
  });
});
