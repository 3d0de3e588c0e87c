import { Service, signal } from '@angular/core';
import { FIRST_DRAWINGS } from './first-drawings';
import type { IconName } from './icon-drawings';

/** Where icons find their drawings: those of the first page at once, the others when the first of them is shown. */
@Service()
export class Drawings {
  private readonly known = signal<Readonly<Record<string, string>>>(FIRST_DRAWINGS);
  private asked = false;

  /** The path data of an icon; empty until its drawing has come. A signal is read: whoever asks is told when it comes. */
  pathOf(name: IconName): string {
    const drawing = this.known()[name];
    if (drawing === undefined) this.fetch();
    return / d="([^"]+)"/.exec(drawing ?? '')?.[1] ?? '';
  }

  private fetch(): void {
    if (this.asked) return;
    this.asked = true;
    import('./icon-drawings').then(
      ({ DRAWINGS }) => this.known.set({ ...FIRST_DRAWINGS, ...DRAWINGS }),
      // A word stands beside every icon: without the network the next one asks again.
      () => (this.asked = false),
    );
  }
}
