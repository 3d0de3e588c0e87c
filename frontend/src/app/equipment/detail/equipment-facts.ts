import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FIELDS_BY_CATEGORY, WIFI_BAND_LABEL, type EquipmentChange, type EquipmentDetail } from '@calanque/shared';
import { Session } from '../../session/session';
import { longDay } from '../../ui/format/dates';
import { euros } from '../../ui/format/numbers';
import { MomentPipe } from '../../ui/format/pipes';
import { Card } from '../../ui/page/card';
import { Fact, Facts } from '../../ui/page/facts';
import { imeiInGroups, supportInWords, supportUntil, warrantyInWords } from '../warranty-words';

/** « Fiche » : what is written on the piece's card, by category. */
@Component({
  selector: 'cal-equipment-facts',
  imports: [Card, Fact, Facts, MomentPipe, RouterLink],
  template: `
    @let piece = this.piece();
    <cal-card heading="Fiche">
      <dl calFacts>
        <div calFact label="MDS"><a [routerLink]="['/mds', piece.site.id]">{{ piece.site.name }}</a></div>
        <div calFact label="Pièce de rattachement">{{ piece.room?.name }}</div>
        <div calFact label="Modèle"><a [routerLink]="['/modeles', piece.modelId]">{{ piece.maker }} {{ piece.modelName }}</a></div>
        <div calFact label="N° de série">{{ piece.serial }}</div>
        @if (shows('imei')) {
          <div calFact label="IMEI">{{ imei() }}</div>
        }
        @if (shows('mac') && (piece.category === 'wifi-point' || piece.mac)) {
          <div calFact label="Adresse MAC">{{ piece.mac }}</div>
        }
        @if (shows('ssid')) {
          <div calFact label="Nom du réseau">{{ piece.ssid }}</div>
          <div calFact label="Bandes">{{ bands() }}</div>
          <div calFact label="Adresse IP">{{ piece.ipAddress }}</div>
          <div calFact label="Micrologiciel">{{ piece.firmware }}</div>
        }
        @if (shows('osName')) {
          <div calFact label="Système">{{ system() }}</div>
        }
        @if (piece.modelSupportEndsOn; as endsOn) {
          <div calFact label="Support du fabricant">{{ supportUntil(endsOn) }}</div>
        }
        <div calFact label="Achat">{{ purchase() }}</div>
        @if (piece.supplier) {
          <div calFact label="Fournisseur">{{ piece.supplier }}</div>
        }
        <div calFact label="Garantie">{{ warranty() }}</div>
        <div calFact label="Enregistrement">{{ piece.createdAt | calMoment }}</div>
      </dl>
      @if (session.may('equipment:read-private') && piece.notes) {
        <h3>Observations</h3>
        <p class="notes">{{ piece.notes }}</p>
      }
    </cal-card>
  `,
  styles: `
    h3 {
      margin-block: 1rem 0.25rem;
    }

    .notes {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }

    a:not(:hover) {
      text-decoration-color: color-mix(in srgb, currentColor 35%, transparent);
    }
  `,
})
export class EquipmentFacts {
  protected readonly session = inject(Session);
  readonly piece = input.required<EquipmentDetail>();

  protected readonly supportUntil = supportUntil;
  protected readonly imei = computed(() => imeiInGroups(this.piece().imei ?? ''));
  protected readonly bands = computed(() => (this.piece().bands ?? []).map((band) => WIFI_BAND_LABEL[band]).join(', '));
  protected readonly warranty = computed(() => warrantyInWords(this.piece().warrantyEndsOn, this.piece().warrantyMonths));
  protected readonly purchase = computed(() => {
    const { purchasedOn, priceCents, orderNumber } = this.piece();
    return [purchasedOn && longDay(purchasedOn), priceCents === null ? null : euros(priceCents), orderNumber].filter(Boolean).join(' · ');
  });
  protected readonly system = computed(() => {
    const { osName, osVersion, osSupportEndsOn } = this.piece();
    return [[osName, osVersion].filter(Boolean).join(' '), osSupportEndsOn && supportInWords(osSupportEndsOn)].filter(Boolean).join(' · ');
  });

  protected shows(field: keyof EquipmentChange): boolean {
    return FIELDS_BY_CATEGORY[this.piece().category].includes(field);
  }
}
