/** What became of one scan, in words that can be read and heard. */
export interface ScanOutcome {
  readonly taken: boolean;
  /** « MDS13-000214 Galaxy Tab A8 : ajouté » */
  readonly words: string;
  /** Whether one scan was all that was wanted: the camera closes. */
  readonly ends?: boolean;
}

/** What the camera's dialog is opened with: it gives each code that it reads, and shows what became of it. */
export type TakeScan = (text: string) => Promise<ScanOutcome>;
