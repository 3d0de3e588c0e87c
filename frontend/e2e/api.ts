import type { APIRequestContext, APIResponse } from '@playwright/test';
import type { AccountAnswer, BookingAnswer, EquipmentDetail, EquipmentReportAnswer, EquipmentSummary, ImportDetail, LoanSummary, ModelAnswer, Page, PersonAnswer, SiteSummary } from '@calanque/shared';
import { v7 } from 'uuid';

/** The API as a browser uses it, for what a test needs to be there before it begins. */
export class Api {
  private constructor(private readonly request: APIRequestContext) {}

  static async signedIn(request: APIRequestContext, email: string, password: string): Promise<Api> {
    const api = new Api(request);
    await api.get('/api/session');
    await api.post('/api/session', { email, password });
    return api;
  }

  async get<Answer>(address: string): Promise<Answer> {
    return answerOf<Answer>(await this.request.get(address));
  }

  async post<Answer>(address: string, data: object, version?: number): Promise<Answer> {
    return answerOf<Answer>(await this.request.post(address, { data, headers: await this.headers(version) }));
  }

  async patch<Answer>(address: string, data: object, version: number): Promise<Answer> {
    return answerOf<Answer>(await this.request.patch(address, { data, headers: await this.headers(version) }));
  }

  /** The first piece of a filtered list, such as `state=in-stock&category=tablet`. */
  async piece(filters: string): Promise<EquipmentSummary> {
    return this.first<EquipmentSummary>(`/api/equipment?limit=1&${filters}`);
  }

  async pieces(filters: string): Promise<readonly EquipmentSummary[]> {
    return (await this.get<Page<EquipmentSummary>>(`/api/equipment?${filters}`)).items;
  }

  async site(name: string): Promise<SiteSummary> {
    return this.first<SiteSummary>(`/api/sites?limit=1&q=${encodeURIComponent(name)}`);
  }

  async model(name: string): Promise<ModelAnswer> {
    return this.first<ModelAnswer>(`/api/equipment-models?limit=1&q=${encodeURIComponent(name)}`);
  }

  async person(name: string): Promise<PersonAnswer> {
    return this.first<PersonAnswer>(`/api/persons?limit=1&q=${encodeURIComponent(name)}`);
  }

  async account(email: string): Promise<AccountAnswer> {
    return this.first<AccountAnswer>(`/api/users?limit=1&q=${encodeURIComponent(email)}`);
  }

  /** Some booking. */
  async booking(): Promise<BookingAnswer> {
    return this.first<BookingAnswer>('/api/bookings?limit=1');
  }

  /** The first loan of a filtered list, such as `state=open`. */
  async loan(filters: string): Promise<LoanSummary> {
    return this.first<LoanSummary>(`/api/loans?limit=1&${filters}`);
  }

  /** A new piece at a site, in stock. */
  async logPiece(siteId: string, modelId: string, serial: string): Promise<EquipmentDetail> {
    return this.post<EquipmentDetail>('/api/equipment', { id: v7(), modelId, siteId, serial });
  }

  /** A problem of the piece with this number. */
  async report(number: string, text = 'L’écran clignote après dix minutes.'): Promise<EquipmentReportAnswer> {
    return this.post<EquipmentReportAnswer>('/api/equipment-reports', { id: v7(), number, kind: 'slow', text });
  }

  /** A file that was sent and tried dry. */
  async checkedImport(file: { readonly name: string; readonly text: string }): Promise<ImportDetail> {
    const sent = await this.request.post('/api/imports', {
      multipart: { kind: 'equipment', id: v7(), file: { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) } },
      headers: await this.headers(),
    });
    const { id } = await answerOf<ImportDetail>(sent);
    await this.post(`/api/imports/${id}/dry-run`, {});
    return this.importThatIs('checked', id);
  }

  /** Waits until an import has come so far. */
  async importThatIs(state: ImportDetail['state'], id: string): Promise<ImportDetail> {
    for (let tries = 0; tries < 100; tries += 1) {
      const detail = await this.get<ImportDetail>(`/api/imports/${id}`);
      if (detail.state === state) return detail;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`The import ${id} has not become ${state}.`);
  }

  private async first<Item>(address: string): Promise<Item> {
    const [item] = (await this.get<Page<Item>>(address)).items;
    if (!item) throw new Error(`${address} has nothing.`);
    return item;
  }

  private async headers(version?: number): Promise<Record<string, string>> {
    const { cookies } = await this.request.storageState();
    const token = cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
    return { 'X-XSRF-TOKEN': decodeURIComponent(token), ...(version !== undefined && { 'If-Match': `"${version}"` }) };
  }
}

async function answerOf<Answer>(response: APIResponse): Promise<Answer> {
  if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`);
  return (await response.json()) as Answer;
}
