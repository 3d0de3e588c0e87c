import { create, type QRCode, type QRCodeErrorCorrectionLevel } from 'qrcode';

/** What a code says, as its modules: those that are dark, row by row. */
export interface LabelCode {
  readonly text: string;
  /** Modules along a side. */
  readonly size: number;
  readonly isDark: (row: number, column: number) => boolean;
}

/** Smaller modules are not read from paper by an ordinary telephone. Millimetres. */
const MODULE_MIN = 0.33;
const LEVELS: readonly QRCodeErrorCorrectionLevel[] = ['H', 'Q', 'M'];
const ALPHANUMERIC = /^[0-9A-Z $%*+\-./:]+$/;

/** Codes of one sheet: texts of one length and alphabet get the same level, which is looked for once. */
export class LabelCodes {
  private readonly levels = new Map<string, QRCodeErrorCorrectionLevel>();

  /**
   * @param address where people reach the product
   * @param side millimetres
   */
  constructor(private readonly address: string, private readonly side: number) {}

  /** The short link of the piece, where it can be read at this size; its number alone where it cannot. */
  of(number: string): LabelCode {
    const link = this.create(`${this.address}/e/${encodeURIComponent(number)}`);
    return this.side / link.size >= MODULE_MIN ? link : this.create(number);
  }

  private create(text: string): LabelCode {
    const { modules } = create(text, { errorCorrectionLevel: this.levelFor(text) });
    return { text, size: modules.size, isDark: (row, column) => modules.get(row, column) !== 0 };
  }

  /** The highest correction that makes the code no larger: it costs nothing. */
  private levelFor(text: string): QRCodeErrorCorrectionLevel {
    const key = `${ALPHANUMERIC.test(text)} ${Buffer.byteLength(text)}`;
    const known = this.levels.get(key);
    if (known !== undefined) return known;
    const least = sizeAt(text, 'L');
    const level = LEVELS.find((one) => sizeAt(text, one) === least) ?? 'L';
    this.levels.set(key, level);
    return level;
  }
}

function sizeAt(text: string, errorCorrectionLevel: QRCodeErrorCorrectionLevel): number {
  const code: QRCode = create(text, { errorCorrectionLevel });
  return code.modules.size;
}
