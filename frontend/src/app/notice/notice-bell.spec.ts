import type { NoticeAnswer } from '@calanque/shared';
import { openScreen } from '../session/testing/screen';
import { refuse, requestSoon, requestTo } from '../ui/testing/api';
import { NoticeBellButton } from './notice-bell';

/** A stream that the test writes. */
class FakeStream extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly CLOSED = 2;
  static open: FakeStream[] = [];
  readonly readyState: number = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;

  constructor(readonly address: string) {
    super();
    FakeStream.open.push(this);
  }

  close(): void {
    this.closed = true;
  }
}

const aNotice = (more: Partial<NoticeAnswer> = {}): NoticeAnswer => ({
  id: 'notice-1', kind: 'report-filed', title: 'Problème signalé', detail: 'MDS13-000214 : ne marche plus.', site: null, link: '/ailleurs',
  createdAt: '2026-11-23T09:42:00Z', readAt: null, ...more,
});

describe('the bell', () => {
  const real = window.EventSource;

  beforeEach(() => {
    FakeStream.open = [];
    window.EventSource = FakeStream as unknown as typeof EventSource;
  });

  afterEach(() => {
    window.EventSource = real;
  });

  async function open() {
    const screen = await openScreen(NoticeBellButton, { role: 'technician', path: 'cloche' });
    const host = screen.fixture.nativeElement as HTMLElement;
    const stream = async (): Promise<FakeStream> => {
      for (let tries = 0; tries < 100; tries++) {
        const [first] = FakeStream.open;
        if (first) return first;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error('no stream was opened');
    };
    return {
      ...screen, stream,
      name: () => host.querySelector('.bell')?.getAttribute('aria-label'),
      said: () => host.querySelector('[role=status]')?.textContent.trim(),
      press: async () => {
        host.querySelector<HTMLElement>('.bell')?.click();
        await screen.settle();
      },
    };
  }
  const unread = async (count: number, newest: NoticeAnswer | null) => { (await requestSoon('GET', '/api/notices/unread')).flush({ unread: count, newest }); };

  it('says how many are unread, and politely when another one comes', async () => {
    const { stream, name, said, settle } = await open();
    await unread(2, aNotice());
    await settle();
    expect(name()).toBe('Avis, 2 non lus');
    expect(said()).toBe('');
    const live = await stream();
    expect(live.address).toBe('/api/notices/stream');
    live.dispatchEvent(new Event('changed'));
    await unread(3, aNotice({ id: 'notice-2', title: 'Prêt en retard', detail: 'MDS13-000300 : retour attendu.' }));
    await settle();
    expect([name(), said()]).toEqual(['Avis, 3 non lus', 'Nouvel avis : Prêt en retard. MDS13-000300 : retour attendu.']);
  });

  it('says nothing of what was read elsewhere', async () => {
    const { stream, name, said, settle } = await open();
    await unread(2, aNotice());
    (await stream()).dispatchEvent(new Event('changed'));
    await unread(1, aNotice({ id: 'notice-0' }));
    await settle();
    expect([name(), said()]).toEqual(['Avis, 1 non lu', '']);
    (await stream()).dispatchEvent(new Event('changed'));
    await unread(0, null);
    await settle();
    expect([name(), said()]).toEqual(['Avis', '']);
  });

  it('asks again when the stream is back, for what was missed meanwhile', async () => {
    const { stream, name, settle } = await open();
    await unread(0, null);
    (await stream()).onopen?.();
    await unread(4, aNotice());
    await settle();
    expect(name()).toBe('Avis, 4 non lus');
  });

  it('opens on the latest; to follow one is to have read it', async () => {
    const { press, settle, find } = await open();
    await unread(1, aNotice());
    await press();
    (await requestSoon('GET', '/api/notices')).flush({ items: [aNotice(), aNotice({ id: 'notice-0', readAt: '2026-11-22T09:00:00Z', link: null })], next: null, total: null });
    await settle();
    find('cal-notice-lines a', 'Problème signalé').click();
    requestTo('POST', '/api/notices/notice-1/read').flush(null);
    await unread(0, null);
    await settle();
  });

  it('keeps the latest under the reader when there is news, and the focus when one is marked', async () => {
    const { press, settle, find, stream, text } = await open();
    await unread(2, aNotice());
    await press();
    const two = [aNotice(), aNotice({ id: 'notice-0', title: 'Prêt en retard' })];
    (await requestSoon('GET', '/api/notices')).flush({ items: two, next: null, total: null });
    await settle();
    const dot = find('cal-notice-lines button', 'Marquer comme lu : Prêt en retard');
    dot.focus();
    (await stream()).dispatchEvent(new Event('changed'));
    await unread(2, aNotice());
    const again = await requestSoon('GET', '/api/notices');
    await settle();
    expect(text()).toContain('Problème signalé');
    expect(document.activeElement).toBe(dot);
    again.flush({ items: two, next: null, total: null });
    dot.click();
    requestTo('POST', '/api/notices/notice-0/read').flush(null);
    await unread(1, aNotice());
    (await requestSoon('GET', '/api/notices')).flush({ items: [aNotice(), aNotice({ id: 'notice-0', title: 'Prêt en retard', readAt: '2026-11-28T09:00:00Z' })], next: null, total: null });
    await settle();
    expect(document.activeElement).toBe(find('cal-notice-lines a', 'Prêt en retard'));
  });

  it('says that they could not all be marked, and goes on from the title when they are', async () => {
    const { press, settle, find, text } = await open();
    await unread(1, aNotice());
    await press();
    (await requestSoon('GET', '/api/notices')).flush({ items: [aNotice()], next: null, total: null });
    await settle();
    const all = find('cal-notice-panel button', 'Tout marquer comme lu');
    all.focus();
    all.click();
    refuse(requestTo('POST', '/api/notices/read-all'), { status: 503, code: 'unavailable', detail: 'Le service est momentanément indisponible.' });
    await settle();
    expect(text()).toContain('Le service est momentanément indisponible.');
    all.click();
    requestTo('POST', '/api/notices/read-all').flush(null);
    await unread(0, null);
    await settle();
    expect(text()).not.toContain('momentanément indisponible');
    expect(document.activeElement).toBe(find('cal-notice-panel h2', 'Avis'));
  });

  it('leaves the stream with the page', async () => {
    const { stream, fixture } = await open();
    await unread(0, null);
    const live = await stream();
    fixture.destroy();
    expect(live.closed).toBe(true);
  });
});
