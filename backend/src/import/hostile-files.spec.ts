import { request } from 'node:http';
import { IMPORT_BYTES_MAX, type ProblemAnswer } from '@calanque/shared';
import type { SignedInBrowser } from '../testing/browser.js';
import { useTestApp } from '../testing/test-app.js';

const HEAD = 'N° inventaire;Catégorie;Marque;Modèle;MDS\n';

describe('A file that is none', () => {
  const app = useTestApp();
  let technician: SignedInBrowser;

  beforeAll(async () => {
    technician = await app().signedInAs('technician');
  });

  const send = async (content: string | Buffer, name = 'inventaire.csv') => {
    const { text } = await technician.postFile('/api/imports', { kind: 'equipment' }, { name, content });
    return JSON.parse(text) as ProblemAnswer;
  };
  const stored = async () => (await app().pool.query<{ count: number }>('SELECT (SELECT count(*) FROM import)::integer + (SELECT count(*) FROM import_row)::integer AS count')).rows[0]?.count;

  it('is refused with a sentence, whatever it is, and nothing of it is kept', async () => {
    const hostile: readonly (readonly [name: string, content: string | Buffer, status: number, code: string])[] = [
      ['a zip named .csv', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(2000, 7)]), 422, 'file-is-workbook'],
      ['NUL bytes', `${HEAD}A\u0000B;tablette;Apple;iPad 9;Arles\n`, 422, 'file-not-text'],
      ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 422, 'file-not-text'],
      ['a thousand columns', `${Array.from({ length: 1000 }, (_, place) => `Titre ${place}`).join(';')}\n`, 422, 'file-too-many-columns'],
      ['a quote that never closes', `${HEAD}"A;tablette;Apple;iPad 9;Arles\nB;tablette;Apple;iPad 9;Arles\n`, 422, 'file-quote-open'],
      ['a line of 20 MB', `${HEAD}${'A'.repeat(20_000_000)}`, 422, 'file-cell-too-long'],
      ['more than 25 MB', Buffer.alloc(IMPORT_BYTES_MAX + 1, 'A;'), 413, 'file-too-large'],
      ['nothing', '', 422, 'file-empty'],
      ['headings alone', HEAD, 422, 'file-empty'],
      ['a letter', 'Bonjour,\nvoici la liste.\n', 422, 'file-not-table'],
      ['a fault in the last of many lines', `${HEAD}${'A;tablette;Apple;iPad 9;Arles\n'.repeat(5000)}"B;x\n`, 422, 'file-quote-open'],
    ];
    const before = await stored();
    for (const [what, content, status, code] of hostile) {
      const answer = await send(content);
      expect([answer.status, answer.code, answer.field]).withContext(what).toEqual([status, code as never, 'file']);
      expect(answer.detail.length).withContext(what).toBeGreaterThan(20);
    }
    expect(await stored()).toBe(before);
  });

  it('of 200 MB is given up at 25, with bounded memory', async () => {
    const [before, kept] = [process.memoryUsage().rss, await stored()];
    // Sent piece by piece: the test must not hold what the server must not hold.
    const boundary = 'limite';
    let sent = 0;
    const head = Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="kind"\r\n\r\nequipment\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n`);
    const piece = Buffer.alloc(1024 * 1024, 'abc;def\n');
    let most = 0;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(head),
      pull: (controller) => {
        most = Math.max(most, process.memoryUsage().rss);
        if (sent++ < 200) controller.enqueue(piece);
        else controller.close();
      },
    });
    const answer = await fetch(`${app().address}/api/imports`, {
      method: 'POST', body, duplex: 'half', headers: { ...technician.headers(), 'content-type': `multipart/form-data; boundary=${boundary}` },
    }).then((response) => response.json() as Promise<ProblemAnswer>, (error: unknown) => error);
    // The connection may be cut before everything is sent: that is a refusal as well.
    if (!(answer instanceof Error)) expect([(answer as ProblemAnswer).status, (answer as ProblemAnswer).code]).toEqual([413, 'file-too-large']);
    expect(most - before).toBeLessThan(150 * 1024 * 1024);
    expect(await stored()).toBe(kept);
  });

  it('has its turn: four are held at once, and no more', async () => {
    const begin = () => {
      const sending = request(`${app().address}/api/imports`, {
        method: 'POST', headers: { ...technician.headers(), 'content-type': 'multipart/form-data; boundary=tour', 'content-length': '100000' },
      });
      sending.on('error', () => undefined);
      sending.write('--tour\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nabc');
      return sending;
    };
    const begun = Array.from({ length: 4 }, begin);
    const fifth = async () => (await technician.postFile('/api/imports', { kind: 'equipment' }, { name: 'a.csv', content: `${HEAD};tablette;Apple;iPad 9;Arles\n` })).status;
    let status = await fifth();
    // The try itself may have come in before one of the four.
    for (let tries = 0; tries < 50 && status !== 503; tries++, status = await fifth()) begun.push(begin());
    expect(status).toBe(503);
    for (const sending of begun) sending.destroy();
    for (let tries = 0; tries < 100 && status !== 201; tries++) status = await fifth();
    expect(status).toBe(201);
  });

  it('is asked for where none was sent, and its kind too', async () => {
    const { status, text } = await technician.postFile('/api/imports', { kind: 'equipment' }, null);
    expect([status, (JSON.parse(text) as ProblemAnswer).code]).toEqual([400, 'file-missing']);
    const unknown = await technician.postFile('/api/imports', { kind: 'poems' }, { name: 'a.csv', content: HEAD });
    expect([unknown.status, (JSON.parse(unknown.text) as ProblemAnswer).field]).toEqual([400, 'kind']);
    const twice = await technician.postFile('/api/imports', { kind: 'equipment', colour: 'red' }, { name: 'a.csv', content: HEAD });
    expect([twice.status, (JSON.parse(twice.text) as ProblemAnswer).code]).toEqual([400, 'unknown-parameter']);
  });

  it('sent again under its id is the same import; another file is not', async () => {
    const id = '01940000-0000-7000-8000-000000000001';
    const content = `${HEAD};tablette;Apple;iPad 9;Arles\n`;
    const first = await technician.postFile('/api/imports', { kind: 'equipment', id }, { name: 'a.csv', content });
    const again = await technician.postFile('/api/imports', { kind: 'equipment', id }, { name: 'a.csv', content });
    expect([first.status, again.status, (again.body as { id: string }).id]).toEqual([201, 201, id]);
    const other = await technician.postFile('/api/imports', { kind: 'equipment', id }, { name: 'a.csv', content: `${content};x;y;z;Arles\n` });
    expect([other.status, (JSON.parse(other.text) as ProblemAnswer).code]).toEqual([409, 'id-reused']);
  });

  it('has a name that is shown as it is, accents too, without its folders', async () => {
    const answer = await technician.postFile('/api/imports', { kind: 'equipment' }, { name: 'C:\\Bureau\\Été à Arles.csv', content: `${HEAD};tablette;Apple;iPad 9;Arles\n` });
    expect((answer.body as { fileName: string }).fileName).toBe('Été à Arles.csv');
  });
});
