import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ErasureAwaitedList } from '@calanque/shared';
import { Notice } from '../../ui/state/notice';

/** Beside the loans of which a memory is to be erased: what came back from an intern, which no loan shows. */
@Component({
  selector: 'cal-erase-besides',
  imports: [Notice, RouterLink],
  template: `
    @if (pieces().length > 0) {
      <cal-notice tone="ochre" icon="ink_eraser" heading="À effacer aussi, rendu par un stagiaire">
        <ul>
          @for (piece of pieces(); track piece.equipmentId) {
            <li><a [routerLink]="['/materiel', piece.equipmentId]">{{ piece.maker }} {{ piece.modelName }}</a>&ngsp;<span class="cal-number">{{ piece.number }}</span></li>
          }
        </ul>
      </cal-notice>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-block-end: 1rem;
    }

    :host:not(:has(*)) {
      display: none;
    }

    li {
      padding-block: 0.25rem;
    }
  `,
})
export class EraseBesides {
  /** Only those of one site; of all where null. */
  readonly siteId = input.required<string | null>();

  private readonly awaited = httpResource<ErasureAwaitedList>(() => '/api/erasures/awaited');
  protected readonly pieces = computed(() => {
    const siteId = this.siteId();
    const items = this.awaited.hasValue() ? this.awaited.value().items : [];
    return items.filter(({ loanId, site }) => loanId === null && (siteId === null || site.id === siteId));
  });
}
