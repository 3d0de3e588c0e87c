import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { Role } from '@calanque/shared';
import { Session } from '../session/session';
import { answerSession, signedInAs } from '../session/testing/session-answers';
import { settle } from '../session/testing/screen';
import { Scans } from './scans';

@Component({ selector: 'cal-some-screen', template: '<input class="text" /><input class="box" type="checkbox" /><button type="button">Ouvrir</button>' })
class SomeScreen {}

describe('Scans', () => {
  async function open(role: Role = 'technician') {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: '**', component: SomeScreen }])] });
    const ready = TestBed.inject(Session).ready();
    answerSession(signedInAs(role));
    await ready;
    const fixture = TestBed.createComponent(SomeScreen);
    const scans = TestBed.inject(Scans);
    let clock = 1000;
    /** Keys with this pause before each, in milliseconds; gives whether the last one was taken away from the page. */
    const type = (keys: readonly string[], pause: number): boolean => {
      let taken = false;
      for (const key of keys) {
        const event = new KeyboardEvent('keydown', { key, cancelable: true });
        Object.defineProperty(event, 'timeStamp', { value: (clock += pause) });
        scans.hear(event);
        taken = event.defaultPrevented;
      }
      return taken;
    };
    const focus = (selector: string) => (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(selector)?.focus();
    return { type, focus, scans, url: () => TestBed.inject(Router).url };
  }

  const CODE = [...'MDS13-000214', 'Enter'];

  it('opens the piece that is scanned where nothing has the focus', async () => {
    const { type, url } = await open();
    expect(type(CODE, 12)).toBe(true);
    await settle();
    expect(url()).toBe('/e/MDS13-000214');
  });

  it('presses no button that happens to have the focus', async () => {
    const { type, focus, url } = await open();
    focus('button');
    expect(type(CODE, 12)).toBe(true);
    await settle();
    expect(url()).toBe('/e/MDS13-000214');
  });

  it('leaves alone what is typed by hand, in a field, or too short for a code', async () => {
    const { type, focus, url } = await open();
    expect(type(CODE, 120)).toBe(false);
    expect(type(['a', 'b', 'Enter'], 12)).toBe(false);
    focus('.text');
    expect(type(CODE, 12)).toBe(false);
    await settle();
    expect(url()).toBe('/');
  });

  it('is no other field’s affair than those one types in', async () => {
    const { type, focus } = await open();
    focus('.box');
    expect(type(CODE, 12)).toBe(true);
  });

  it('gives the scan to the screen that asked for it last', async () => {
    const { type, scans, url } = await open();
    const [below, above]: string[][] = [[], []];
    const leaveBelow = scans.sendTo((text) => below?.push(text));
    const leaveAbove = scans.sendTo((text) => above?.push(text));
    type(CODE, 12);
    leaveAbove();
    type(CODE, 12);
    leaveBelow();
    expect([below, above]).toEqual([['MDS13-000214'], ['MDS13-000214']]);
    expect(url()).toBe('/');
  });

  it('is silent for a role that sees no equipment', async () => {
    const { type, url } = await open('administrator');
    type(CODE, 12);
    await settle();
    expect(url()).toBe('/');
  });
});
