/** Signs in at a served product and speaks to its API, over plain HTTP. */
export class ProductClient {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly address: string) {}

  async signIn(email: string, password: string): Promise<void> {
    await this.request('GET', '/api/session');
    const answer = await this.request('POST', '/api/session', { email, password });
    if (answer.status !== 200) {
      throw new Error(`sign-in gave ${answer.status}: ${await answer.text()}`);
    }
  }

  /** What a signed-in browser sends with every request. */
  get headers(): Record<'cookie' | 'x-xsrf-token', string> {
    return {
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'x-xsrf-token': decodeURIComponent(this.cookies.get('XSRF-TOKEN') ?? ''),
    };
  }

  /** @param body sent as JSON, or as a form where it is one */
  async request(method: string, path: string, body?: object): Promise<Response> {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${this.address}${path}`, {
      method,
      headers: { ...this.headers, ...(isForm ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
    return answer;
  }
}
