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

interface Opening {
  readonly role?: Role;
  readonly query?: string;
  /** After how many milliseconds a running import is asked about again. */
  readonly pulse?: number;
}

/** Opens the page of an import that is as the server says. */
export async function openImport(detail: ImportDetail, { role = 'technician', query = '', pulse = PULSE_MS }: Opening = {}) {
  TestBed.configureTestingModule({ providers: [{ provide: IMPORT_PULSE, useValue: pulse }] });
  const screen = await openScreen(ImportPage, { role, path: 'imports/:id', at: `/imports/${IMPORT_ID}${query}` });
  requestTo('GET', IMPORT_ADDRESS).flush(detail);
  await screen.settle();
  return { ...screen, page: () => screen.loader.getHarness(ImportPageHarness) };
}

/** Answers the lines of an outcome that the page has asked for. */
export function answerRows(outcome: ImportOutcome, rows: ImportRow[], total = rows.length, next: string | null = null): void {
  requestTo('GET', `${IMPORT_ADDRESS}/rows?outcome=${outcome}&count=true`).flush(pageOf(rows, total, next));
}

/** Nothing is asked of the server any more, for as long as several pulses; what was on its way does not count. */
export async function expectQuiet(): Promise<void> {
  TestBed.inject(HttpTestingController).match(IMPORT_ADDRESS);
  await new Promise((resolve) => setTimeout(resolve, 5 * PULSE_MS));
  TestBed.inject(HttpTestingController).expectNone(IMPORT_ADDRESS);
}
