/** Whether the process runs; one that has ended and only waits to be reaped does not. */
export function isAlive(pid: number): boolean;

/** When the process began, in the system's own words; null when it does not run or is not told. */
export function beginningOf(pid: number): string | null;

/** Null when the process does not run or the system does not tell. */
export function parentOf(pid: number): number | null;

/** The command line of the process; null when it does not run or the system does not tell. */
export function commandOf(pid: number): string | null;
