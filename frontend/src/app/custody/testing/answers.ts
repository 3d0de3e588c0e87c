import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { LookupHarness } from '../../ui/testing/lookup-harness';
import { nextTurn } from '../../ui/testing/api';

/** A lookup asks when one stops typing for a moment; by now it has. In milliseconds. */
const PAUSE = 250;

/** Answers, while something is under way, every request to these addresses (without their query). Others stay open. */
export async function answered<Result>(work: Promise<Result>, answers: Readonly<Record<string, unknown>>): Promise<Result> {
  const api = TestBed.inject(HttpTestingController);
  let done = false;
  const end = work.finally(() => (done = true));
  while (!done) {
    for (const request of api.match(({ url }) => pathOf(url) in answers)) {
      if (!request.cancelled) request.flush(answers[pathOf(request.request.url)] as object);
    }
    await nextTurn();
  }
  return end;
}

const pathOf = (url: string): string => url.split('?')[0] ?? url;

/** Types into a lookup that asks the API at each pause, and answers every such question with the same items. */
export async function typeAnswered(lookup: LookupHarness, text: string, url: string, items: readonly unknown[]): Promise<void> {
  const typing = async (): Promise<void> => {
    await lookup.type(text);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  };
  await answered(typing(), { [url]: { items, next: null, total: null } });
}
