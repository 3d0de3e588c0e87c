import { MatMenuHarness } from '@angular/material/menu/testing';
import { Component } from '@angular/core';
import { column } from '@calanque/shared';
import { openScreen } from '../../session/testing/screen';
import { announced } from '../testing/announced';
import { ExportButton } from './export-button';
import { injectListLayout } from './list-layout';
import { injectListQuery } from './list-query';

@Component({
  selector: 'cal-boats',
  imports: [ExportButton],
  template: `<cal-export-button url="/api/boats" [query]="query" [layout]="layout" />`,
})
class Boats {
  readonly query = injectListQuery({ filters: ['q'], sort: 'name' });
  readonly layout = injectListLayout(this.query, {
    list: 'boats', columns: [column('name', 'Nom', 'text', { sort: 'name' }), column('port', 'Port')], usual: ['name', 'port'], fixed: 'name', groups: [], single: {},
  });
}

/** A file that is sent by hand: requests of the testing backend give whole bodies, and here it is the way that counts. */
class SentByHand {
  asked = '';
  aborted = false;
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  private readonly answered: Promise<Response>;
  private answer: (response: Response) => void = () => undefined;

  constructor() {
    this.answered = new Promise((resolve) => (this.answer = resolve));
    spyOn(window, 'fetch').and.callFake((address, options) => {
      this.asked = address as string;
      options?.signal?.addEventListener('abort', () => {
        this.aborted = true;
        this.controller?.error(new DOMException('left', 'AbortError'));
      });
      return this.answered;
    });
  }

  begin(rows: number): void {
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void (this.controller = controller) });
    const headers = { 'X-Row-Count': String(rows), 'Content-Type': 'text/csv', 'Content-Disposition': `attachment; filename="x.csv"; filename*=UTF-8''B%C3%A2teaux.csv` };
    this.answer(new Response(body, { headers }));
  }

  refuse(status: number, detail: string): void {
    this.answer(new Response(JSON.stringify({ code: 'exports-busy', detail, status }), { status, headers: { 'Content-Type': 'application/problem+json' } }));
  }

  send(text: string): void {
    this.controller?.enqueue(new TextEncoder().encode(text));
  }

  break(): void {
    this.controller?.error(new TypeError('network error'));
  }

  end(): void {
    this.controller?.close();
  }
}

describe('ExportButton', () => {
  let saved: { name: string; address: string }[];

  beforeEach(() => {
    saved = [];
    spyOn(HTMLAnchorElement.prototype, 'click').and.callFake(function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, address: this.href });
    });
  });

  async function open(at = '/bateaux?q=gabian&sort=-name') {
    const file = new SentByHand();
    const screen = await openScreen(Boats, { role: 'manager', path: 'bateaux', at });
    const choose = async (label: string): Promise<void> => {
      const menu = await screen.loader.getHarness(MatMenuHarness);
      await menu.open();
      await menu.clickItem({ text: label });
      await screen.settle();
    };
    const said = () => (screen.fixture.nativeElement as HTMLElement).querySelector('[role=status]')?.textContent?.trim();
    return { ...screen, file, choose, said };
  }

  it('asks for what the list shows: filter, order and columns', async () => {
    const { choose, file } = await open();
    await choose('Excel (.xlsx)');
    expect(file.asked).toBe('/api/boats/export?q=gabian&sort=-name&columns=name%2Cport&format=xlsx');
  });

  it('shows how far it is, saves the file under its name and says so', async () => {
    const { choose, file, text, settle, said } = await open();
    await choose('CSV (.csv)');
    expect(text()).toContain('Export : en préparation…');
    expect(said()).toBe('Export : en préparation…');
    file.begin(3);
    file.send('Nom\r\nLe Gabian\r\n');
    await settle();
    expect(text()).toContain('Export : 66 %');
    expect(said()).toBe('Export : 50 %');
    file.send('La Bouillabaisse\r\nL’Oursin\r\n');
    await settle();
    expect(text()).toContain('Export : 99 %');
    file.end();
    expect(await announced()).toBe('Fichier prêt : Bâteaux.csv, 3 lignes');
    expect(saved.map(({ name }) => name)).toEqual(['Bâteaux.csv']);
    const blob = await (await spyBack(saved[0]?.address ?? '')).text();
    expect(blob).toBe('Nom\r\nLe Gabian\r\nLa Bouillabaisse\r\nL’Oursin\r\n');
    await settle();
    expect(text()).toBe('Exporter');
  });

  /** What the browser would have saved. */
  function spyBack(address: string): Promise<Response> {
    (window.fetch as jasmine.Spy).and.callThrough();
    return window.fetch(address);
  }

  it('keeps the focus on the button, and gives it back from « Abandonner »', async () => {
    const { choose, file, find, settle } = await open();
    await choose('CSV (.csv)');
    expect(document.activeElement?.textContent?.trim()).toBe('Export : en préparation…');
    find('button', 'Abandonner').focus();
    file.begin(1);
    file.send('Nom\r\n');
    file.end();
    await announced();
    await settle();
    expect(document.activeElement?.textContent?.trim()).toBe('Exporter');
  });

  it('tells the size where nobody can tell the rows', async () => {
    const { choose, file, text, settle } = await open();
    await choose('LibreOffice (.ods)');
    file.begin(20_000);
    file.send('x'.repeat(1_230_000));
    await settle();
    expect(text()).toContain('Export : 1,2 Mo');
    file.end();
    await announced();
  });

  it('can be left, which ends the request', async () => {
    const { choose, file, press, text, settle } = await open();
    await choose('CSV (.csv)');
    file.begin(20_000);
    file.send('Nom\r\n');
    await settle();
    await press('Abandonner');
    expect(file.aborted).toBe(true);
    expect(await announced()).toBe('Export abandonné');
    expect(saved).toEqual([]);
    await settle();
    expect(text()).toBe('Exporter');
  });

  it('says why the server refuses', async () => {
    const { choose, file } = await open();
    await choose('CSV (.csv)');
    file.refuse(503, 'Plusieurs exports sont déjà en cours. Réessayez dans un instant.');
    expect(await announced()).toBe('Plusieurs exports sont déjà en cours. Réessayez dans un instant.');
    expect(saved).toEqual([]);
  });

  it('saves nothing of a file that breaks off', async () => {
    const { choose, file, settle } = await open();
    await choose('CSV (.csv)');
    file.begin(3);
    file.send('Nom\r\nLe Ga');
    await settle();
    file.break();
    expect(await announced()).toContain('Le serveur ne répond pas.');
    expect(saved).toEqual([]);
  });
});
