export { PieceFinder, type Finding } from './piece-finder';
export { ScanCamera } from './scan-camera';
export { ScanField } from './scan-field';
export type { ScanOutcome, TakeScan } from './scan-outcome';
export { PiecePile, piledOf, type PiledPiece } from './piece-pile';
export { TickList, type TickChoice, type TickItem, type Ticks } from './tick-list';
