import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ImportDetail, ImportOutcome, ImportRow, Role } from '@calanque/shared';
import { openScreen } from '../../session/testing/screen';
import { requestTo } from '../../ui/testing/api';
import { IMPORT_PULSE } from '../import-watch';
import { ImportPage } from '../page/import-page';
import { IMPORT_ID, pageOf } from './import-answers';
import { ImportPageHarness } from './import-page-harness';

export const IMPORT_ADDRESS = `/api/imports/${IMPORT_ID}`;
const PULSE_MS = 15;

/** Opens the page of an import that is as the server says; a running one is asked about every 15 ms. */
export async function openImport(detail: ImportDetail, { role = 'technician', query = '' }: { role?: Role; query?: string } = {}) {
  TestBed.configureTestingModule({ providers: [{ provide: IMPORT_PULSE, useValue: PULSE_MS }] });
  const screen = await openScreen(ImportPage, { role, path: 'imports/:id', at: `/imports/${IMPORT_ID}${query}` });
  requestTo('GET', IMPORT_ADDRESS).flush(detail);
  await screen.settle();
  return { ...screen, page: () => screen.loader.getHarness(ImportPageHarness) };
}

/** Answers the lines of an outcome that the page has asked for. */
export function answerRows(outcome: ImportOutcome, rows: ImportRow[], total = rows.length, next: string | null = null): void {
  requestTo('GET', `${IMPORT_ADDRESS}/rows?outcome=${outcome}&count=true`).flush(pageOf(rows, total, next));
}

/** Nothing is asked of the server for as long as several pulses. */
export async function expectQuiet(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5 * PULSE_MS));
  TestBed.inject(HttpTestingController).expectNone(IMPORT_ADDRESS);
}
