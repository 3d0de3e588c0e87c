import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { nextTurn, refuse, requestTo } from '../ui/testing/api';
import { Session } from './session';
import { sessionInterceptor } from './session-interceptor';
import { answerSession, signedInAs } from './testing/session-answers';

@Component({ selector: 'cal-interceptor-screen', template: '' })
class Screen {}

const STALE_TOKEN = { status: 403, code: 'csrf-token-invalid', detail: 'Cette page a expiré. Rechargez-la et recommencez.' } as const;

describe('sessionInterceptor', () => {
  beforeEach(async () => {
    document.cookie = 'XSRF-TOKEN=first; path=/';
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([sessionInterceptor])),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', component: Screen }]),
      ],
    });
    const ready = TestBed.inject(Session).ready();
    answerSession(signedInAs('manager'));
    await ready;
    await TestBed.inject(Router).navigateByUrl('/materiel?state=broken');
  });

  afterEach(() => (document.cookie = 'XSRF-TOKEN=; path=/; max-age=0'));

  const send = () => firstValueFrom(TestBed.inject(HttpClient).post('/api/things', { name: 'a' }));

  it('leads to the sign-in page when the session has ended, and back afterwards', async () => {
    const sent = send();
    refuse(requestTo('POST', '/api/things'), { status: 401, code: 'not-signed-in', detail: 'Connectez-vous pour continuer.' });
    await expectAsync(sent).toBeRejected();
    await nextTurn();
    expect(TestBed.inject(Session).user()).toBeNull();
    expect(TestBed.inject(Router).url).toBe('/connexion?retour=%2Fmateriel%3Fstate%3Dbroken');
  });

  it('fetches the token anew and sends the request once more', async () => {
    const sent = send();
    refuse(requestTo('POST', '/api/things'), STALE_TOKEN);
    document.cookie = 'XSRF-TOKEN=second; path=/';
    answerSession(signedInAs('manager'));
    await nextTurn();
    const again = requestTo('POST', '/api/things');
    expect(again.request.headers.get('X-XSRF-TOKEN')).toBe('second');
    again.flush({ done: true });
    expect(await sent).toEqual({ done: true });
  });

  it('tries only once', async () => {
    const sent = send();
    refuse(requestTo('POST', '/api/things'), STALE_TOKEN);
    answerSession(signedInAs('manager'));
    await nextTurn();
    refuse(requestTo('POST', '/api/things'), STALE_TOKEN);
    await expectAsync(sent).toBeRejected();
  });

  it('does not repeat a request in the name of somebody who has signed in since', async () => {
    const sent = send();
    refuse(requestTo('POST', '/api/things'), STALE_TOKEN);
    answerSession(signedInAs('technician', { id: 'account-2' }));
    await expectAsync(sent).toBeRejected();
  });
});
