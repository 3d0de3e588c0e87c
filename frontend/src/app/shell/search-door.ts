import { Component, DOCUMENT, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { Session } from '../session/session';
import { Announcements } from '../ui/dialog/announcements';
import { Dialogs } from '../ui/dialog/dialogs';
import { Icon } from '../ui/icon/icon';
import { SEARCH_DIALOG } from './on-demand';
import { Scans } from './scans';
import { TypedAhead } from './typed-ahead';

/** The way to the search, from every page: what looks like its field, Ctrl+K (⌘K on a Mac), and a scanner. */
@Component({
  selector: 'cal-search-door',
  imports: [Icon, MatButton],
  host: { '(document:keydown)': 'hear($event)' },
  template: `
    <button type="button" class="door" aria-haspopup="dialog" [attr.aria-keyshortcuts]="shortcut" (pointerenter)="fetch()" (click)="open()">
      <cal-icon name="search" /><span class="words">{{ words() }}</span><kbd aria-hidden="true">{{ keys }}</kbd>
    </button>
    @if (missing()) {
      <div class="trouble" role="alert">
        <p>La recherche n’a pas pu s’ouvrir. Vérifiez votre connexion, puis rechargez la page.</p>
        <button matButton="outlined" type="button" (click)="reload()">Recharger</button>
      </div>
    }
  `,
  styleUrl: './search-door.css',
})
export class SearchDoor {
  private readonly document = inject(DOCUMENT);
  private readonly announcements = inject(Announcements);
  private readonly dialogs = inject(Dialogs);
  private readonly load = inject(SEARCH_DIALOG);
  private readonly router = inject(Router);
  private readonly scans = inject(Scans);
  private readonly session = inject(Session);
  /** What is typed while the dialog is on its way; null while none is open. */
  private ahead: TypedAhead | null = null;

  private readonly mac = /Mac|iPhone|iPad/.test(this.document.defaultView?.navigator.platform ?? '');
  protected readonly shortcut = this.mac ? 'Meta+K' : 'Control+K';
  protected readonly keys = this.mac ? '⌘ K' : 'Ctrl K';
  /** Whether the dialog's code did not come. */
  protected readonly missing = signal(false);
  protected readonly words = computed(() => {
    const [number, person] = [this.session.may('equipment:read'), this.session.may('person:read')];
    return `Chercher ${number ? 'un numéro' : 'un modèle'}, ${person ? 'une personne' : 'une MDS'}, une pièce…`;
  });

  protected hear(event: KeyboardEvent): void {
    if (this.ahead?.hear(event)) return;
    const held = this.mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
    if (!held || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') {
      this.scans.hear(event);
      return;
    }
    // The browser would go to its own search.
    event.preventDefault();
    if (this.ahead) return;
    // What is open already may hold what somebody has typed.
    if (this.document.querySelector('[role=dialog]')) void this.announcements.say('Fermez d’abord cette fenêtre pour chercher.');
    else void this.open();
  }

  /** Whoever points there will probably open it. */
  protected fetch(): void {
    // If it does not come, opening it says so.
    this.load().catch(() => undefined);
  }

  protected async open(): Promise<void> {
    if (this.ahead) return;
    const ahead = new TypedAhead();
    this.ahead = ahead;
    this.missing.set(false);
    try {
      await this.load();
    } catch {
      // The network, or a newer version of the application: either way only a fresh load asks for it again.
      this.missing.set(true);
      this.ahead = null;
      return;
    }
    try {
      const address = await this.dialogs.open<string, TypedAhead>(this.load, ahead, { top: 'min(10dvh, 5rem)', width: '42rem' });
      // After the dialog has given the focus back, so that the new page can take it.
      if (address) await this.router.navigateByUrl(address);
    } finally {
      this.ahead = null;
    }
  }

  protected reload(): void {
    this.document.location.reload();
  }
}
