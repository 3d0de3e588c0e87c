import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, untracked } from '@angular/core';
import type { KitOfPiece } from '@calanque/shared';
import { Session } from '../../session/session';
import { Notice } from '../../ui/state/notice';
import type { ActSubject } from './act-subject';

/** Says of one piece that is handed over by itself that a kit will lack it. */
@Component({
  selector: 'cal-kit-warning',
  imports: [Notice],
  template: `
    @if (kit(); as kit) {
      <cal-notice tone="ochre" icon="cases" [heading]="'Fait partie du lot « ' + kit.name + ' »'">Le lot sera incomplet jusqu’à son retour.</cal-notice>
    }
  `,
})
export class KitWarning {
  private readonly session = inject(Session);

  readonly subject = input.required<ActSubject>();

  private readonly known = httpResource<KitOfPiece>(() => {
    const subject = this.subject();
    // Only of what the dialog was opened for: one of many that is left over is no piece by itself.
    const [piece, another] = untracked(() => subject.pieces());
    return piece && !another && this.session.may('kit:read') ? `/api/equipment/${piece.id}/kit` : undefined;
  });
  protected readonly kit = computed(() => (this.known.hasValue() ? this.known.value().kit : null));
}
