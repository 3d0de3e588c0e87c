import { CATEGORY_LABEL, type ImportFault } from '@calanque/shared';
import type { IdentifiedBy, KnownPiece } from '../../equipment/index.js';
import type { FileReading } from '../reading/file-reading.js';
import type { Claim, Content, RowToRead, Verdict } from '../rules.js';
import { differencesOf, IMPORTABLE_STATES, stateNotImportable } from './differences.js';
import { claimKey, type KnownContext, type NumberedRow } from './known-context.js';

type Fault = readonly [field: string, fault: ImportFault];

const IDENTIFIERS = ['number', 'serial', 'mac', 'imei'] as const;
/** Of the prefix under which numbers are drawn. */
const TOO_HIGH = /^MDS13-0*[1-9]\d{7,}$/i;
const TAKEN: Readonly<Record<IdentifiedBy, string>> = {
  number: 'Ce numéro d’inventaire', serial: 'Ce numéro de série', mac: 'Cette adresse MAC', imei: 'Cet IMEI',
};

/** What becomes of rows that were read, one after the other: an earlier row has what both claim. */
export class EquipmentVerdicts {
  constructor(private readonly reading: FileReading, private readonly known: KnownContext) {}

  of({ row, cells }: RowToRead, read: NumberedRow): Verdict {
    const piece = this.pieceOf(row);
    const faults: Fault[] = [...read.faults, ...this.repeated(row, cells, piece), ...this.taken(row, cells, read, piece)];
    const content = { ...read.content, state: read.content.state ?? (piece === null ? 'in-stock' : null) };
    const model = this.known.modelOf(row);
    const room = this.roomOf(read);
    if (piece === null) faults.push(...this.missing(cells, read), ...this.newPiece(row, cells, { ...read, content }));
    else if (model === null && read.content.maker !== null && read.content.model !== null) faults.push(...this.missing(cells, read, ['category']));
    faults.push(...this.place(cells, read));
    const links = { siteId: read.siteId, modelId: model?.id ?? null, roomId: room?.id ?? null };
    const shown = content as unknown as Content;
    if (faults.length > 0) return { ...nothing(row), outcome: 'rejected', content: shown, links, faults: this.reading.inOrder(faults) };
    const claims = this.claim(row, content.category, piece);
    if (piece === null) return { ...nothing(row), outcome: 'accepted', content: shown, links, claims };
    const differences = differencesOf(this.reading, piece, content, links);
    return {
      ...nothing(row), outcome: differences.length > 0 ? 'different' : 'already-present', content: shown, links, differences, claims,
      targetId: piece.id, targetVersion: piece.version,
    };
  }

  /**
   * The piece of the scope that the row is about: by its number, else by maker and serial, else, where it has neither, by MAC or IMEI,
   * and without any of them by the same row of the same file.
   */
  private pieceOf(row: number): KnownPiece | null {
    const keys = this.known.keysOf(row);
    const byNumber = this.known.ownerOf(row, 'number');
    const bySerial = this.known.ownerOf(row, 'serial');
    const byOther = keys.number === null && keys.serial === null ? this.known.ownerOf(row, 'mac') ?? this.known.ownerOf(row, 'imei') : null;
    const piece = byNumber ?? bySerial ?? byOther ?? this.known.ownerOf(row, 'file');
    return piece !== null && piece.covered && !piece.annulled ? piece : null;
  }

  /** An identifier that an earlier row of the file has. */
  private repeated(row: number, cells: readonly string[], piece: KnownPiece | null): Fault[] {
    const keys = this.known.keysOf(row);
    const before = piece === null ? undefined : this.known.claims.get(claimKey('piece', piece.id));
    if (piece !== null && before !== undefined && before.row !== row) {
      const by = keys.number === null ? 'serial' : 'number';
      return [[by, this.reading.fault(cells, by, 'piece-twice', `Cette ligne parle de ${piece.number}, comme la ligne ${before.row}. Gardez-en une seule.`)]];
    }
    return IDENTIFIERS.flatMap((by) => {
      const earlier = keys[by] === null ? undefined : this.known.claims.get(claimKey(by, keys[by]));
      if (earlier === undefined || earlier.row === row) return [];
      return [[by, this.reading.fault(cells, by, `${by}-twice`, `${TAKEN[by]} est déjà sur la ligne ${earlier.row}. Vérifiez lequel des deux est le bon.`)]];
    });
  }

  /** An identifier that another piece has. */
  private taken(row: number, cells: readonly string[], read: NumberedRow, piece: KnownPiece | null): Fault[] {
    return IDENTIFIERS.flatMap((by): Fault[] => {
      const owner = this.known.ownerOf(row, by);
      if (owner === null || owner.id === piece?.id) return [];
      const who = owner.covered ? ` celui de ${owner.number}, à ${owner.site}` : ' celui d’un autre matériel';
      if (by === 'number') {
        const why = owner.covered && owner.annulled ? `Le numéro ${owner.number} est celui d’une fiche annulée : il ne sert plus` : `Le numéro ${read.content.number ?? ''} a déjà été donné`;
        return [[by, this.reading.fault(cells, by, 'number-taken', `${why}. Videz la cellule pour en recevoir un autre.`)]];
      }
      const sentence = `${TAKEN[by]} est déjà${by === 'mac' ? who.replace(' celui', ' celle') : who}. Vérifiez-le, ou corrigez la fiche.`;
      return [[by, this.reading.fault(cells, by, `${by}-taken`, sentence)]];
    });
  }

  /** What a new piece cannot be without. */
  private missing(cells: readonly string[], read: NumberedRow, fields = ['category', 'maker', 'model', 'site'] as readonly ('category' | 'maker' | 'model' | 'site')[]): Fault[] {
    const refused = new Set(read.faults.map(([field]) => field));
    return fields.flatMap((field) =>
      read.content[field] === null && !refused.has(field)
        ? [[field, this.reading.fault(cells, field, 'required', `Renseignez « ${this.reading.heading(field)} ».`)]] : []);
  }

  private newPiece(row: number, cells: readonly string[], read: NumberedRow): Fault[] {
    const faults: Fault[] = [];
    const { state, category, number } = read.content;
    // A slip of the keyboard must not use up the numbers that are still to be drawn.
    if (number !== null && TOO_HIGH.test(number)) {
      faults.push(['number', this.reading.fault(cells, 'number', 'number-too-high', 'Ce numéro est bien plus grand que les autres. Vérifiez-le, ou videz la cellule pour en recevoir un.')]);
    }
    if (state !== null && !IMPORTABLE_STATES.includes(state)) {
      faults.push(['state', this.reading.fault(cells, 'state', 'state-not-importable', stateNotImportable(state))]);
    }
    const { model: key } = this.known.keysOf(row);
    const known = this.known.modelOf(row)?.category ?? (key === null ? null : this.known.claims.get(claimKey('model', key))?.value ?? null);
    if (category !== null && known !== null && known !== category) {
      const label = CATEGORY_LABEL[known as typeof category];
      faults.push(['category', this.reading.fault(cells, 'category', 'category-of-model', `Ce modèle est de la catégorie « ${label} » ${this.known.modelOf(row) ? 'au catalogue' : 'plus haut dans le fichier'}. Corrigez la catégorie ou le modèle.`)]);
    }
    return faults;
  }

  private place(cells: readonly string[], read: NumberedRow): Fault[] {
    const room = this.roomOf(read);
    return room?.closed ? [['room', this.reading.fault(cells, 'room', 'room-closed', `La pièce « ${room.name} » est fermée. Choisissez-en une autre, ou rouvrez-la.`)]] : [];
  }

  private roomOf({ siteId, content: { room } }: NumberedRow) {
    return siteId === null || room === null ? null : this.known.roomNamed(siteId, room);
  }

  private claim(row: number, category: string | null, piece: KnownPiece | null): Claim[] {
    const keys = this.known.keysOf(row);
    const claims: Claim[] = IDENTIFIERS.flatMap((by) => (keys[by] === null ? [] : { key: claimKey(by, keys[by]) }));
    if (piece !== null) claims.push({ key: claimKey('piece', piece.id) });
    if (keys.model !== null && category !== null) claims.push({ key: claimKey('model', keys.model), value: category });
    const fresh = claims.filter(({ key }) => !this.known.claims.has(key));
    for (const { key, value = null } of fresh) this.known.claims.set(key, { row, value });
    return fresh;
  }
}

function nothing(row: number): Omit<Verdict, 'outcome'> {
  return { row, content: null, links: null, faults: [], differences: [], targetId: null, targetVersion: null, claims: [] };
}
