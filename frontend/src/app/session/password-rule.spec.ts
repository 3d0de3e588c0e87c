import { TestBed } from '@angular/core/testing';
import { PasswordRule } from './password-rule';

describe('PasswordRule', () => {
  async function metBy(password: string, administrator = false): Promise<string[]> {
    const fixture = TestBed.createComponent(PasswordRule);
    fixture.componentRef.setInput('password', password);
    fixture.componentRef.setInput('administrator', administrator);
    await fixture.whenStable();
    const met = (fixture.nativeElement as HTMLElement).querySelectorAll('.met');
    return [...met].map((way) => way.textContent.replace(' : respecté', '').trim());
  }

  const TWELVE = '12 caractères avec minuscules, majuscules, chiffres et signes';
  const FOURTEEN = '14 caractères, de trois de ces quatre sortes';
  const WORDS = 'une phrase d’au moins sept mots différents';

  it('is met by nothing while one begins', async () => {
    expect(await metBy('')).toEqual([]);
    expect(await metBy('Crique-2026')).toEqual([]);
  });

  it('is met by twelve characters of four sorts', async () => {
    expect(await metBy('Crique-2026!')).toEqual([TWELVE]);
  });

  it('is met by fourteen characters of three sorts', async () => {
    expect(await metBy('Crique2026Bleue')).toEqual([FOURTEEN]);
  });

  it('is met by a phrase of seven words', async () => {
    expect(await metBy('le pin penche vers la mer claire')).toEqual([WORDS]);
  });

  it('asks an administrator for sixteen', async () => {
    expect(await metBy('Crique-2026!', true)).toEqual([]);
    expect(await metBy('Crique-2026-Bleue', true)).toEqual(['16 caractères, de trois sortes au moins : minuscules, majuscules, chiffres, signes']);
  });
});
