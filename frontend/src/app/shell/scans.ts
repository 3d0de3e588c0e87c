import { DOCUMENT, Service, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Session } from '../session/session';

/** A scanner types faster than anybody: the longest pause between two of its keys, in milliseconds. */
const PAUSE_MS = 80;
/** Fewer keys are no code. */
const SHORTEST = 4;
/** Where keys have a meaning of their own. */
const TYPES = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=combobox], [role=listbox], [role=menu], [role=dialog]';

/**
 * Hears a keyboard scanner where no field has the focus: a burst of keys that ends with Enter. What it scanned goes to the
 * screen that asked for scans last; where none did, the scanned piece is opened.
 */
@Service()
export class Scans {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly takers: ((text: string) => void)[] = [];
  private burst = '';
  private lastAt = 0;

  /** Sends scans here until the function that it gives is called. */
  sendTo(taker: (text: string) => void): () => void {
    this.takers.push(taker);
    return () => void this.takers.splice(this.takers.indexOf(taker), 1);
  }

  /** To be told of every key on the page. */
  hear(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || this.someFieldTypes()) {
      this.burst = '';
      return;
    }
    const fast = event.timeStamp - this.lastAt <= PAUSE_MS;
    if (event.key.length === 1) {
      this.burst = fast ? this.burst + event.key : event.key;
      this.lastAt = event.timeStamp;
    } else if (event.key === 'Enter') {
      const text = fast ? this.burst : '';
      this.burst = '';
      if (text.length < SHORTEST) return;
      // A button that has the focus is not meant.
      event.preventDefault();
      this.send(text);
    }
  }

  private send(text: string): void {
    const taker = this.takers.at(-1);
    if (taker) taker(text);
    else if (this.session.may('equipment:read')) void this.router.navigate(['/e', text]);
  }

  private someFieldTypes(): boolean {
    return this.document.activeElement?.closest(TYPES) != null || this.document.querySelector('[role=dialog]') !== null;
  }
}
