import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CustodyAnswer, EquipmentDetail } from '@calanque/shared';
import { moment } from '../../ui/format/dates';
import { Notice } from '../../ui/state/notice';
import type { ActSubject } from './act-subject';

/** Says what somebody else changed while the dialog was open, and offers to read the page again. */
@Component({
  selector: 'cal-act-outdated',
  imports: [MatButton, Notice],
  template: `
    @if (subject().current() !== null) {
      <cal-notice tone="ochre" icon="history" [heading]="what()">
        Relisez la fiche, puis recommencez si c’est encore utile.
        <button action matButton="outlined" type="button" (click)="subject().giveUpOutdated()">Recharger la fiche</button>
      </cal-notice>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
  `,
})
export class ActOutdated {
  readonly subject = input.required<ActSubject>();

  protected readonly what = computed(() => {
    const now = this.subject().current() as Partial<CustodyAnswer & EquipmentDetail>;
    if (now.cancelledAt) return `Cette détention a été annulée le ${moment(now.cancelledAt)}.`;
    if (now.end) return `Cette détention a pris fin le ${moment(now.end)}.`;
    if (now.annulledAt) return `Cette fiche a été annulée le ${moment(now.annulledAt)}.`;
    return 'La fiche a changé depuis que vous l’avez ouverte.';
  });
}
