/** The lock, held by this process. */
export interface FolderLock {
  readonly held: true;
  /** The process group that a killed holder left at work; null when there is none. */
  readonly abandonedGroup: number | null;
  /** Writes down the process group that works under the lock, so that a next holder can end it. */
  workWith(group: number): void;
  release(): void;
}

/** The lock is another process's. */
export interface HeldLock {
  readonly held: false;
  /** The number of the process that holds it; null while it is still writing it down. */
  readonly holder: number | null;
}

/** Takes the lock if nobody alive holds it. `path` is a file in a folder that exists. */
export function tryLock(path: string): FolderLock | HeldLock;

/**
 * Waits until the lock is free and takes it; `onWait` is called once if it is not free at once.
 * Null when `stop` ended the wait.
 */
export function waitForLock(path: string, onWait: () => void, stop: AbortSignal): Promise<FolderLock | null>;
