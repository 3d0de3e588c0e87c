import request, { type Test } from 'supertest';
import { CSRF_COOKIE, CSRF_HEADER } from '../access/cookies.js';
import type { AnswerCheck } from './answer-check.js';
import { EventReader } from './event-reader.js';

/**
 * Speaks to the test application as the front end does: keeps its cookies, sends the token of its session with each change.
 * Every answer is held against the description of the API.
 */
export class Browser {
  private readonly agent: ReturnType<typeof request.agent>;

  constructor(private readonly address: string, private readonly answers: AnswerCheck) {
    this.agent = request.agent(address);
  }

  /** Asks for the session, which sets the cookies that a change needs. */
  async open(): Promise<this> {
    await this.get('/api/session').expect(200);
    return this;
  }

  get(path: string): Test {
    return this.checked('GET', path, this.agent.get(path));
  }

  /** Begins to read a stream of events; a refusal is text of it. The caller leaves. */
  listen(path: string): Promise<EventReader> {
    return EventReader.open(this.address + path, this.headers());
  }

  /** @param version sent as `If-Match` */
  post(path: string, body: object = {}, version?: number): Test {
    return this.checked('POST', path, change(this.agent.post(path), this.token(), version).send(body));
  }

  /** Sends a body as it is written, whether it is JSON or not. */
  postText(path: string, text: string): Test {
    return this.checked('POST', path, change(this.agent.post(path), this.token()).type('json').send(text));
  }

  /** Sends a form with a file, as a browser does. */
  postFile(path: string, fields: Readonly<Record<string, string>>, file: { readonly name: string; readonly content: string | Buffer } | null): Test {
    const form = change(this.agent.post(path), this.token()).field(fields);
    return this.checked('POST', path, file === null ? form : form.attach('file', Buffer.from(file.content), file.name));
  }

  /** Puts a file at an address, as a form does. */
  putFile(path: string, file: { readonly name: string; readonly content: Buffer }): Test {
    return this.checked('PUT', path, change(this.agent.put(path), this.token()).attach('file', file.content, file.name));
  }

  /** @param version sent as `If-Match` */
  put(path: string, body: object, version?: number): Test {
    return this.checked('PUT', path, change(this.agent.put(path), this.token(), version).send(body));
  }

  /** @param version sent as `If-Match` */
  patch(path: string, body: object, version?: number): Test {
    return this.checked('PATCH', path, change(this.agent.patch(path), this.token(), version).send(body));
  }

  /** @param version sent as `If-Match` */
  delete(path: string, version?: number): Test {
    return this.checked('DELETE', path, change(this.agent.delete(path), this.token(), version));
  }

  private checked(method: string, path: string, test: Test): Test {
    return test.expect((answer) => {
      // The body of a file that is no text is bytes; what it tells is looked for in them as well.
      if (Buffer.isBuffer(answer.body)) Object.assign(answer, { text: answer.body.toString('latin1') });
      const [bare = path] = path.split('?');
      this.answers.check(method, bare, { status: answer.status, type: answer.type, text: answer.text });
    });
  }

  /** The value of a cookie; empty when there is none. */
  cookie(name: string): string {
    const { hostname } = new URL(this.address);
    return this.agent.jar.getCookie(name, { domain: hostname, path: '/', secure: false, script: false })?.value ?? '';
  }

  /** What a request needs that is made without this class: cookies and token. */
  headers(): Record<string, string> {
    const { hostname } = new URL(this.address);
    const cookies = this.agent.jar.getCookies({ domain: hostname, path: '/', secure: false, script: false });
    return { cookie: cookies.toValueString(), [CSRF_HEADER]: this.token() };
  }

  private token(): string {
    return this.cookie(CSRF_COOKIE);
  }
}

/** A browser in which somebody has signed in. */
export class SignedInBrowser extends Browser {
  constructor(address: string, answers: AnswerCheck, readonly accountId: string, readonly personId: string, readonly email: string) {
    super(address, answers);
  }
}

function change(test: Test, token: string, version?: number): Test {
  test.set(CSRF_HEADER, token);
  return version === undefined ? test : test.set('If-Match', `"${version}"`);
}
