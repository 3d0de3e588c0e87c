import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NETWORK_KIND_LABEL, type SiteDetail } from '@calanque/shared';
import { Session } from '../../session/session';
import { Card } from '../../ui/page/card';
import { Fact, Facts } from '../../ui/page/facts';
import { speedInWords } from '../site-words';

/** Where a site is, who answers for it, and how it is connected. */
@Component({
  selector: 'cal-site-facts',
  imports: [Card, Fact, Facts, RouterLink],
  template: `
    <cal-card heading="Fiche">
      @let shown = site();
      <dl calFacts>
        <div calFact label="Adresse">{{ address() }}</div>
        @if (session.may('person:read')) {
          <div calFact label="Responsable">
            @if (shown.manager; as manager) {
              <a [routerLink]="['/personnes', manager.id]">{{ manager.name }}</a>
            }
          </div>
        }
        <div calFact label="Raccordement">{{ network() }}</div>
        @if (shown.networkKind !== 'none') {
          <div calFact label="Débit">{{ speed() }}</div>
        }
        <div calFact label="Code commune">{{ shown.communeCode }}</div>
      </dl>
    </cal-card>
  `,
})
export class SiteFacts {
  protected readonly session = inject(Session);

  readonly site = input.required<SiteDetail>();

  protected readonly address = computed(() => {
    const { address, postalCode, city } = this.site();
    return [address, [postalCode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  });
  protected readonly network = computed(() => {
    const { networkKind, networkOperator } = this.site();
    return [networkKind && NETWORK_KIND_LABEL[networkKind], networkOperator].filter(Boolean).join(' · ');
  });
  protected readonly speed = computed(() => {
    const { downloadMbps, uploadMbps } = this.site();
    return [
      downloadMbps !== null && `${speedInWords(downloadMbps)} en descente`,
      uploadMbps !== null && `${speedInWords(uploadMbps)} en montée`,
    ].filter(Boolean).join(', ');
  });
}
