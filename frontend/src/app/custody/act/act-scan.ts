import { Component, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { EquipmentSummary } from '@calanque/shared';
import { ScanField } from '../../scan/index';
import { Icon } from '../../ui/icon/icon';
import type { ActSubject } from './act-subject';

/** Lets one scan further pieces into an act that can be done on many at once. */
@Component({
  selector: 'cal-act-scan',
  imports: [Icon, MatButton, ScanField],
  template: `
    @defer (when scanning()) {
      <cal-scan-field atOnce label="Scanner d’autres matériels" [judge]="whyNot" (taken)="subject().add($event)" />
    } @placeholder {
      <button matButton type="button" (click)="scanning.set(true)"><cal-icon name="qr_code_scanner" />Ajouter en scannant</button>
    }
  `,
})
export class ActScan {
  readonly subject = input.required<ActSubject>();

  protected readonly scanning = signal(false);
  protected readonly whyNot = (piece: EquipmentSummary): string | null => this.subject().whyNot(piece);
}
