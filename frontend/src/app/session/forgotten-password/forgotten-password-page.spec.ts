import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { refuse, requestSoon, requestTo } from '../../ui/testing/api';
import { answerSession, VISITOR } from '../testing/session-answers';
import { settle } from '../testing/screen';
import { ForgottenPasswordPage } from './forgotten-password-page';

describe('ForgottenPasswordPage', () => {
  async function open(byMail: boolean) {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    const root = TestBed.createComponent(ForgottenPasswordPage).nativeElement as HTMLElement;
    document.body.append(root);
    TestBed.tick();
    answerSession(VISITOR);
    requestTo('GET', '/api/links/forgotten').flush({ byMail });
    await settle();
    return { root, heading: () => root.querySelector('h1'), send: async (email: string) => {
      const input = root.querySelector('input');
      if (!input) throw new Error('no field');
      input.value = email;
      input.dispatchEvent(new Event('input'));
      root.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
      await settle();
    } };
  }

  it('asks for a link and says the same whether there is an account or not', async () => {
    const { root, heading, send } = await open(true);
    expect(heading()?.textContent).toBe('Mot de passe oublié');
    await send('ines@demo.test ');
    const asked = await requestSoon('POST', '/api/links/forgotten');
    expect(asked.request.body).toEqual({ email: 'ines@demo.test' });
    asked.flush(null);
    await settle();
    expect(heading()?.textContent).toBe('Regardez vos messages');
    expect(document.activeElement).toBe(heading());
    expect(root.innerText).toContain('Si un compte est ouvert à l’adresse ines@demo.test');
  });

  it('asks for a whole address', async () => {
    const { root, send } = await open(true);
    await send('ines');
    expect(root.innerText).toContain('écrivez une adresse complète');
  });

  it('says how long to wait after many tries', async () => {
    const { root, send } = await open(true);
    await send('ines@demo.test');
    refuse(await requestSoon('POST', '/api/links/forgotten'), { status: 429, code: 'too-many-attempts', detail: 'Trop d’essais. Attendez 5 secondes, puis recommencez.' });
    await settle();
    expect(root.innerText).toContain('Attendez 5 secondes');
  });

  it('leads to the administrator where no mail goes out', async () => {
    const { root } = await open(false);
    expect(root.innerText).toContain('Demandez un nouveau lien à votre administrateur');
    expect(root.querySelector('form')).toBeNull();
  });
});
