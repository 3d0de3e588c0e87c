const PREFIX = 'calanque.draft.';

interface StoredDraft {
  readonly keptAt: string;
  readonly value: unknown;
}

/** What was typed and not yet sent lives in this tab only, and ends with it or with signing out. */
export function keepDraft(key: string, value: unknown, now: Date): void {
  sessionStorage.setItem(PREFIX + key, JSON.stringify({ keptAt: now.toISOString(), value } satisfies StoredDraft));
}

/** Null when nothing was kept under the key. */
export function draftOf(key: string): StoredDraft | null {
  const text = sessionStorage.getItem(PREFIX + key);
  return text === null ? null : (JSON.parse(text) as StoredDraft);
}

export function forgetDraft(key: string): void {
  sessionStorage.removeItem(PREFIX + key);
}

/** Forgets every draft: the next person at this device must not find them. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  }
}
