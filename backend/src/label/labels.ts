import { Inject, Injectable } from '@nestjs/common';
import { beyondSheet, LABEL_MEASURES, LABELS_MAX, sheetOf, type LabelRequest, type LabelSheet } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Clock } from '../clock/clock.js';
import { CONFIG } from '../config/config-token.js';
import type { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { drawSheets } from './draw-sheets.js';
import { findLabels } from './label.queries.js';

/** The media type of sheets. */
export const LABELS_TYPE = 'application/pdf';

interface Sheets {
  readonly name: string;
  readonly type: string;
  readonly rows: null;
  readonly parts: AsyncGenerator<Buffer>;
  readonly close: () => Promise<void>;
}

/** Sheets of labels with a QR code for each piece. */
@Injectable()
export class Labels {
  constructor(private readonly database: Database, private readonly clock: Clock, @Inject(CONFIG) private readonly config: Config) {}

  /**
   * @param origin where the caller reached the server
   * @throws Refusal `invalid-fields`, `label-sheet-too-small`, `label-start-beyond`, `labels-none`, `labels-too-many`
   */
  async sheets(caller: Caller, request: LabelRequest, origin: string | null): Promise<Sheets> {
    const sheet = requireSheet(request);
    const start = requireStart(sheet, request.start ?? 1);
    const labels = await findLabels(this.database, caller.scope, request, LABELS_MAX + 1);
    if (labels.length === 0) throw new Refusal('labels-none');
    if (labels.length > LABELS_MAX) throw new Refusal('labels-too-many', { limit: LABELS_MAX });
    const day = this.clock.today().split('-').reverse().join('-');
    const parts = drawSheets({ sheet, start, labels, address: this.addressFor(origin), instant: this.clock.now() });
    return { name: `Étiquettes du ${day}.pdf`, type: LABELS_TYPE, rows: null, parts, close: () => Promise.resolve() };
  }

  /** A server that was not told its address is known by the one under which it was reached: no telephone finds `localhost`. */
  private addressFor(origin: string | null): string {
    const { publicUrl } = this.config;
    return origin !== null && new URL(publicUrl).hostname === 'localhost' ? origin : publicUrl;
  }
}

function requireSheet(request: LabelRequest): LabelSheet {
  const sheet = sheetOf(request);
  if (sheet === null) {
    const missing = LABEL_MEASURES.filter((measure) => request[measure] == null);
    const errors = missing.map((field) => ({ field, code: 'invalid' as const, detail: 'Donnez toutes les mesures de votre format.' }));
    throw new Refusal('invalid-fields', { count: missing.length }, { field: missing[0] ?? 'format', errors });
  }
  const beyond = beyondSheet(sheet);
  if (beyond !== null) throw new Refusal('label-sheet-too-small', { what: beyond === 'width' ? 'en largeur' : 'en hauteur' }, { field: beyond });
  return sheet;
}

function requireStart({ columns, rows }: LabelSheet, start: number): number {
  if (start > columns * rows) throw new Refusal('label-start-beyond', { max: columns * rows }, { field: 'start' });
  return start;
}
