import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Controller, Module, Put } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ProblemAnswer } from '@calanque/shared';
import pino from 'pino';
import { FileOfForm, TakesFile, type SentFile } from './one-file.js';
import { ProblemFilter } from './problem-filter.js';

/** Handlers that have begun and end when they are told to. */
const handling: (() => void)[] = [];

@Controller()
class Files {
  @Put('slow')
  @TakesFile(1024 * 1024)
  async slow(@FileOfForm() file: SentFile | null): Promise<number> {
    await new Promise<void>((end) => handling.push(end));
    if (file === null) throw new Error('no file');
    return file.bytes.length;
  }
}

@Module({ controllers: [Files] })
class FilesModule {}

const form = (content: string) => `--xx\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${content}\r\n--xx--\r\n`;

describe('A file in a form', () => {
  let app: NestExpressApplication;
  let port: number;

  beforeAll(async () => {
    app = await NestFactory.create<NestExpressApplication>(FilesModule, { logger: false });
    app.useGlobalFilters(new ProblemFilter(pino({ level: 'silent' })));
    await app.listen(0, '127.0.0.1');
    port = ((app.getHttpServer()).address() as AddressInfo).port;
  });
  afterEach(async () => {
    endAll();
    await until(async () => (await state()) === 'free');
  });
  afterAll(() => app.close());

  const endAll = () => handling.splice(0).forEach((end) => end());

  /** Sends a form, or as much of it as is given; `answer` is the code of the refusal, null where there is none, `left` where the sender left. */
  function send(body: string, length = body.length): { readonly sent: Promise<void>; readonly answer: Promise<string | null>; readonly leave: () => void } {
    const request = http.request({ port, path: '/slow', method: 'PUT', headers: { 'content-type': 'multipart/form-data; boundary=xx', 'content-length': length } });
    const answer = new Promise<string | null>((resolve) => {
      request.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve(response.statusCode === 200 ? null : (JSON.parse(text) as ProblemAnswer).code));
      });
      request.on('error', () => resolve('left'));
    });
    const sent = new Promise<void>((resolve) => request.write(body, () => resolve()));
    if (length === body.length) request.end();
    return { sent, answer, leave: () => request.destroy() };
  }

  async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + 5000; Date.now() < deadline; await new Promise(setImmediate)) if (await holds()) return;
    throw new Error('it does not come to it');
  }

  /** `busy` where one more file is refused; one that is taken is handled at once. */
  async function state(): Promise<'free' | 'busy'> {
    const before = handling.length;
    const { answer } = send(form('x'));
    let code: string | null | undefined;
    void answer.then((told) => (code = told));
    await until(() => code !== undefined || handling.length > before);
    if (code === 'uploads-busy') return 'busy';
    handling.pop()?.();
    await answer;
    return 'free';
  }

  it('is held while its handler works, also where nobody waits for the answer any more', async () => {
    for (let n = 0; n < 4; n++) {
      const { answer, leave } = send(form('hello'));
      await until(() => handling.length === n + 1);
      leave();
      expect(await answer).toBe('left');
    }
    expect(await state()).toBe('busy');
    expect(handling.length).withContext('never more at once').toBe(4);
    handling.pop()?.();
    await until(async () => (await state()) === 'free');
  });

  it('is not held once its sender left before the end, or sent what is no form', async () => {
    for (let n = 0; n < 6; n++) {
      const { sent, answer, leave } = send(form('hello').slice(0, 60), 5000);
      await sent;
      leave();
      expect(await answer).toBe('left');
      expect(await send('--xx\r\nnothing', 13).answer).not.toBe('uploads-busy');
      expect(await send(form('x'.repeat(1024 * 1024 + 1))).answer).toBe('file-too-large');
    }
    expect(handling.length).withContext('handled').toBe(0);
    await until(async () => (await state()) === 'free');
  });

  it('is not held once its handler failed', async () => {
    const empty = '--xx\r\nContent-Disposition: form-data; name="other"\r\n\r\n1\r\n--xx--\r\n';
    for (let n = 0; n < 6; n++) {
      const { answer } = send(empty);
      await until(() => handling.length === 1);
      endAll();
      expect(await answer).toBe('internal');
    }
    expect(await state()).toBe('free');
  });
});
