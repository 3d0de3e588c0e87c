export { PieceFinder, type Finding } from './piece-finder';
export { ScanField } from './scan-field';
export type { ScanOutcome, TakeScan } from './scan-outcome';
