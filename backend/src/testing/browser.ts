import request, { type Test } from 'supertest';
import { CSRF_COOKIE, CSRF_HEADER } from '../access/cookies.js';

/** Speaks to the test application as the front end does: keeps its cookies, sends the token of its session with each change. */
export class Browser {
  private readonly agent: ReturnType<typeof request.agent>;

  constructor(private readonly address: string) {
    this.agent = request.agent(address);
  }

  /** Asks for the session, which sets the cookies that a change needs. */
  async open(): Promise<this> {
    await this.get('/api/session').expect(200);
    return this;
  }

  get(path: string): Test {
    return this.agent.get(path);
  }

  /** @param version sent as `If-Match` */
  post(path: string, body: object = {}, version?: number): Test {
    return change(this.agent.post(path), this.token(), version).send(body);
  }

  /** @param version sent as `If-Match` */
  put(path: string, body: object, version?: number): Test {
    return change(this.agent.put(path), this.token(), version).send(body);
  }

  /** @param version sent as `If-Match` */
  patch(path: string, body: object, version?: number): Test {
    return change(this.agent.patch(path), this.token(), version).send(body);
  }

  delete(path: string): Test {
    return change(this.agent.delete(path), this.token());
  }

  private token(): string {
    const { hostname } = new URL(this.address);
    return this.agent.jar.getCookie(CSRF_COOKIE, { domain: hostname, path: '/', secure: false, script: false })?.value ?? '';
  }
}

/** A browser in which somebody has signed in. */
export class SignedInBrowser extends Browser {
  constructor(address: string, readonly accountId: string, readonly personId: string, readonly email: string) {
    super(address);
  }
}

function change(test: Test, token: string, version?: number): Test {
  test.set(CSRF_HEADER, token);
  return version === undefined ? test : test.set('If-Match', `"${version}"`);
}
