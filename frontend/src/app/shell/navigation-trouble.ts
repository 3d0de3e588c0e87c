import { HttpErrorResponse } from '@angular/common/http';
import { DOCUMENT, Service, inject, signal } from '@angular/core';
import { Router, type NavigationError } from '@angular/router';
import { refusalOf } from '../ui/problem/refusal';

const PARTS_MISSING = 'Une partie de la page n’a pas pu être chargée. Vérifiez votre connexion, puis réessayez.';

/** What kept a page from opening: the server that does not answer, or a part of the application that does not come. */
@Service()
export class NavigationTrouble {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly said = signal<{ readonly sentence: string; readonly url: string; readonly fromScratch: boolean } | null>(null);

  /** The sentence to show instead of the page; null while all is well. */
  readonly sentence = () => this.said()?.sentence ?? null;

  /** To be given to the router. */
  report(event: NavigationError): void {
    const failure: unknown = event.error;
    if (failure instanceof HttpErrorResponse) {
      this.said.set({ sentence: refusalOf(failure).sentence, url: event.url, fromScratch: false });
      return;
    }
    console.error(failure);
    this.said.set({ sentence: PARTS_MISSING, url: event.url, fromScratch: true });
  }

  /** Opens the page once more. */
  async retry(): Promise<void> {
    const { url, fromScratch } = this.said() ?? { url: '/', fromScratch: true };
    // A browser remembers a module that did not come: only a fresh load asks for it again.
    if (fromScratch) return this.document.location.assign(url);
    this.said.set(null);
    await this.router.navigateByUrl(url, { onSameUrlNavigation: 'reload' });
  }
}
