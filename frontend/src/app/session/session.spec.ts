import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { draftOf, keepDraft } from '../ui/form/draft-store';
import { nextTurn, requestTo } from '../ui/testing/api';
import { Session } from './session';
import { MARIGNANE, VISITOR, VITROLLES, answerSession, signedInAs } from './testing/session-answers';

describe('Session', () => {
  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  });

  async function open(answer = signedInAs('technician')): Promise<Session> {
    const session = TestBed.inject(Session);
    const ready = session.ready();
    answerSession(answer);
    await ready;
    return session;
  }

  it('knows nobody before it has asked, and asks once', async () => {
    const session = TestBed.inject(Session);
    expect(session.user()).toBeNull();
    const [first, second] = [session.ready(), session.ready()];
    answerSession(signedInAs('manager'));
    await Promise.all([first, second]);
    expect(session.user()?.givenName).toBe('Nadia');
  });

  it('asks again after a failure', async () => {
    const session = TestBed.inject(Session);
    const failed = session.ready();
    requestTo('GET', '/api/session').error(new ProgressEvent('error'));
    await expectAsync(failed).toBeRejected();
    const again = session.ready();
    answerSession(VISITOR);
    await expectAsync(again).toBeResolved();
  });

  it('says what one may do', async () => {
    const session = await open(signedInAs('mediator'));
    expect(session.may('equipment:read')).toBe(true);
    expect(session.may('account:manage')).toBe(false);
  });

  it('works in the only MDS of a manager', async () => {
    expect((await open(signedInAs('manager'))).site()).toEqual(VITROLLES);
  });

  it('works in all MDS until one is chosen, and remembers the choice', async () => {
    const session = await open();
    expect(session.site()).toBeNull();
    session.chooseSite(MARIGNANE.id);
    expect(session.site()).toEqual(MARIGNANE);

    const refreshed = session.refresh();
    answerSession(signedInAs('technician'));
    await refreshed;
    expect(session.site()).toEqual(MARIGNANE);
    session.chooseSite(null);
    expect(session.site()).toBeNull();
  });

  it('forgets every draft when one signs out, and none when the session expires', async () => {
    const session = await open();
    keepDraft('letter', { text: 'Bonjour' }, new Date());
    session.expire();
    expect(session.user()).toBeNull();
    expect(draftOf('letter')).not.toBeNull();

    const out = session.signOut();
    requestTo('DELETE', '/api/session').flush(null);
    await nextTurn();
    answerSession(VISITOR);
    await out;
    expect(draftOf('letter')).toBeNull();
  });
});
