import fc from 'fast-check';
import pg from 'pg';
import { endOfHistory } from '../testing/histories/end-of-history.js';
import { HistoryClient, type Intent, type PieceUnderTest } from '../testing/histories/history-client.js';
import { hasOneOrder } from '../testing/histories/one-order.js';
import { insertBorrower, insertEquipment, insertModel, insertPerson, insertSite } from '../testing/rows.js';
import { insertTransfer, insertTransferLine } from '../testing/transfer-rows.js';
import { useTestApp } from '../testing/test-app.js';

const CLIENTS = 4;
const PIECES = 3;
const RUNS = Number(process.env['CALANQUE_TEST_HISTORIES'] ?? 700);

const intent = (kinds: readonly Intent['kind'][]): fc.Arbitrary<Intent & { readonly piece: number }> => fc.record({
  kind: fc.constantFrom(...kinds), piece: fc.nat(PIECES - 1), choice: fc.nat(7), day: fc.integer({ min: 1, max: 5 }), due: fc.option(fc.integer({ min: 1, max: 6 }), { freq: 3 }),
});
/** Giving and booking come more often than what needs them. */
const anyIntent = intent(['assign', 'assign', 'lend', 'lend', 'give-back', 'give-back', 'withdraw', 'renew', 'renew', 'book', 'book', 'move', 'unbook', 'send', 'receive']);
const history = fc.record({
  clients: fc.array(fc.array(anyIntent, { minLength: 4, maxLength: 8, size: 'max' }), { minLength: 1, maxLength: CLIENTS, size: 'max' }),
  /** After how many milliseconds each a connection is cut. */
  cuts: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
});

/** Every act of some clients at once, held against a model of one piece; connections to the database are cut at random. */
describe('Random histories', () => {
  const app = useTestApp();
  let clients: HistoryClient[];
  let killer: pg.Pool;
  let pieceModelId: string;
  let siteIds: readonly [string, string];
  let senderId: string;
  const beginning = Math.ceil((Date.now() + 3_600_000) / 3_600_000) * 3_600_000;
  const told = { histories: 0, acts: 0, done: 0, refused: 0, unsure: 0, cut: 0 };

  beforeAll(async () => {
    const { pool, address } = app();
    siteIds = [await insertSite(pool), await insertSite(pool)];
    // An accessory has no memory to erase between two loans.
    pieceModelId = await insertModel(pool, { category: 'accessory' });
    senderId = await insertPerson(pool, { site_id: siteIds[0] });
    const takers = { personId: await insertPerson(pool, { site_id: siteIds[0] }), borrowerId: await insertBorrower(pool) };
    const browsers = await Promise.all(Array.from({ length: CLIENTS }, () => app().signedInAs('technician')));
    clients = browsers.map((browser, number) => new HistoryClient(number, address, browser, takers, beginning));
    killer = new pg.Pool({ ...pool.options, application_name: 'killer', max: 1 });
    killer.on('error', () => undefined);
  });
  afterAll(async () => {
    await killer.end();
    console.log(`    ${told.histories} histories of a piece, ${told.acts} acts: ${told.done} done, ${told.refused} refused, ${told.unsure} unsure; ${told.cut} connections cut`);
  });

  async function newPiece(): Promise<PieceUnderTest> {
    const { pool } = app();
    const { id } = await insertEquipment(pool, { model_id: pieceModelId }, { siteId: siteIds[0] });
    const transferId = await insertTransfer(pool, { from_site_id: siteIds[0], to_site_id: siteIds[1], created_by: senderId });
    const lineId = await insertTransferLine(pool, { transfer_id: transferId, equipment_id: id });
    return { id, transfer: { id: transferId, lineId }, custodies: [], bookings: [], observed: [] };
  }

  async function cutConnections(after: readonly number[]): Promise<void> {
    await Promise.all(after.map(async (milliseconds) => {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      const { rowCount } = await killer.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle' AND query ~ 'custody|booking|transfer|equipment' ORDER BY random() LIMIT 1`);
      told.cut += rowCount ?? 0;
    }));
  }

  it('leave each piece as one order of the acts would: no two holders, no two places, nothing lost, nothing doubled', async () => {
    await fc.assert(fc.asyncProperty(history, async ({ clients: intents, cuts }) => {
      const pieces = await Promise.all(Array.from({ length: PIECES }, newPiece));
      await Promise.all([
        cutConnections(cuts),
        ...intents.map(async (mine, number) => {
          for (const one of mine) {
            const [client, piece] = [clients[number], pieces[one.piece]];
            if (client && piece) await client.carryOut(piece, one);
          }
        }),
      ]);
      for (const piece of pieces) {
        const { state, wrong } = await endOfHistory(app().pool, piece, beginning);
        expect(wrong).toEqual([]);
        if (!hasOneOrder(piece.observed, state)) throw new Error(`no order explains ${JSON.stringify(piece.observed, null, 1)}\nending as ${JSON.stringify(state, null, 1)}`);
        count(piece);
      }
    }), { numRuns: RUNS, endOnFailure: true });
    expect(told.done).toBeGreaterThan(RUNS);
    expect(told.refused).toBeGreaterThan(RUNS / 2);
    expect(told.cut).toBeGreaterThan(0);
  }, 600_000);

  function count({ observed }: PieceUnderTest): void {
    told.histories += 1;
    told.acts += observed.length;
    told.done += observed.filter(({ outcome }) => outcome === 'done').length;
    told.refused += observed.filter(({ outcome }) => outcome === 'refused').length;
    told.unsure += observed.filter(({ outcome }) => outcome === 'maybe' || outcome === 'stale').length;
  }
});
