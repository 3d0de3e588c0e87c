import { InjectionToken, type Type } from '@angular/core';

/** Loads the dialog that finds anything. It is opened with a `TypedAhead`, and ends with the address to go to. */
export const SEARCH_DIALOG = new InjectionToken<() => Promise<Type<unknown>>>('search dialog');

/** Loads the bell that shows live what one is told of; null where there is none, and the way to its page is all. */
export const NOTICE_BELL = new InjectionToken<(() => Promise<Type<unknown>>) | null>('notice bell', { providedIn: 'root', factory: () => null });
