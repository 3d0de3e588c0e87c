import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { ProblemAnswer } from '@calanque/shared';

/** The one request under way to this address; an address without a query matches any. */
export function requestTo(method: string, url: string): TestRequest {
  const api = TestBed.inject(HttpTestingController);
  return api.expectOne((request) => request.method === method && (request.urlWithParams === url || request.url === url));
}

/** Every request under way to this address, whatever its query, in the order in which they were made. */
export function requestsTo(method: string, url: string): TestRequest[] {
  return TestBed.inject(HttpTestingController).match((request) => request.method === method && request.url === url);
}

/** The next request to this address, which may come a little later: after code that loads on demand, or a dialog that closes. */
export async function requestSoon(method: string, url: string): Promise<TestRequest> {
  const api = TestBed.inject(HttpTestingController);
  for (let tries = 0; tries < 200; tries++) {
    const [asked] = api.match((request) => request.method === method && (request.urlWithParams === url || request.url === url));
    if (asked) return asked;
    await new Promise((resolve) => setTimeout(resolve, 10));
    TestBed.tick();
  }
  throw new Error(`No request ${method} ${url}.`);
}

/** Answers every request under way to this address the same: what a field that searches while one types has asked. */
export async function answerSearches(url: string, body: object): Promise<void> {
  // A search begins a moment after the last key.
  await new Promise((resolve) => setTimeout(resolve, 250));
  for (const asked of TestBed.inject(HttpTestingController).match((request) => request.url === url)) asked.flush(body);
  // The proposals are laid out in the turns that follow.
  for (let turn = 0; turn < 4; turn++) {
    await nextTurn();
    TestBed.tick();
  }
}

/** Answers a request as the API refuses. */
export function refuse(request: TestRequest, problem: Pick<ProblemAnswer, 'status' | 'code' | 'detail'> & Partial<ProblemAnswer>): void {
  const body: ProblemAnswer = { type: `urn:calanque:problem:${problem.code}`, title: problem.code, requestId: 'test', ...problem };
  request.flush(body, { status: problem.status, statusText: problem.code });
}

/** Waits until the promises that an answer has settled have run. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Waits until an answer has gone its way: through the promises that wait for it, and onto the page. */
export async function settled(fixture: ComponentFixture<unknown>): Promise<void> {
  await nextTurn();
  await fixture.whenStable();
}
