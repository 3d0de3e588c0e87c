import { Component, DOCUMENT, InjectionToken, computed, inject, type Type } from '@angular/core';
import { Router } from '@angular/router';
import { Session } from '../session/session';
import { Dialogs } from '../ui/dialog/dialogs';
import { Icon } from '../ui/icon/icon';

/** Loads the dialog that finds anything; it ends with the address to go to. */
export const SEARCH_DIALOG = new InjectionToken<() => Promise<Type<unknown>>>('search dialog');

/** The way to the search, from every page: what looks like its field, and Ctrl+K (⌘K on a Mac). */
@Component({
  selector: 'cal-search-door',
  imports: [Icon],
  host: { '(document:keydown)': 'openByKey($event)' },
  template: `
    <button type="button" class="door" aria-haspopup="dialog" [attr.aria-keyshortcuts]="shortcut" (click)="open()">
      <cal-icon name="search" /><span class="words">{{ words() }}</span><kbd aria-hidden="true">{{ keys }}</kbd>
    </button>
  `,
  styleUrl: './search-door.css',
})
export class SearchDoor {
  private readonly document = inject(DOCUMENT);
  private readonly dialogs = inject(Dialogs);
  private readonly load = inject(SEARCH_DIALOG);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private busy = false;

  private readonly mac = /Mac|iPhone|iPad/.test(this.document.defaultView?.navigator.platform ?? '');
  protected readonly shortcut = this.mac ? 'Meta+K' : 'Control+K';
  protected readonly keys = this.mac ? '⌘ K' : 'Ctrl K';
  protected readonly words = computed(() => {
    const [number, person] = [this.session.may('equipment:read'), this.session.may('person:read')];
    return `Chercher ${number ? 'un numéro' : 'un modèle'}, ${person ? 'une personne' : 'une MDS'}, une pièce…`;
  });

  protected openByKey(event: KeyboardEvent): void {
    const held = this.mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
    if (!held || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
    // The browser would go to its own search.
    event.preventDefault();
    // What is open already may hold what somebody has typed.
    if (!this.document.querySelector('[role=dialog]')) void this.open();
  }

  protected async open(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      const address = await this.dialogs.open<string, null>(this.load, null, { top: 'min(10dvh, 5rem)', width: '42rem' });
      // After the dialog has given the focus back, so that the new page can take it.
      if (address) await this.router.navigateByUrl(address);
    } finally {
      this.busy = false;
    }
  }
}
