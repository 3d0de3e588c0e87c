import type { HttpResourceRef } from '@angular/common/http';
import { Component, input } from '@angular/core';
import type { MailSetup } from '@calanque/shared';
import { Card } from '../ui/page/card';
import { Fact, Facts } from '../ui/page/facts';
import { Notice } from '../ui/state/notice';
import { Waiting } from '../ui/state/waiting';

/** How mails go out, or why they do not. */
@Component({
  selector: 'cal-mail-setup-card',
  imports: [Card, Fact, Facts, Notice, Waiting],
  template: `
    @let resource = setup();
    @if (resource.hasValue()) {
      @let known = resource.value();
      @switch (known.way) {
        @case ('smtp') {
          <cal-card heading="Les e-mails partent">
            <dl calFacts>
              <div calFact label="Serveur">{{ known.host }}, port {{ known.port }}</div>
              <div calFact label="Liaison">{{ known.encrypted ? 'Chiffrée dès le début' : 'Chiffrée si le serveur le propose' }}</div>
              <div calFact label="Identifiant">{{ known.user ?? 'Aucun' }}</div>
              <div calFact label="Expéditeur">{{ known.from }}</div>
            </dl>
          </cal-card>
        }
        @case ('folder') {
          <cal-notice icon="info" heading="Démonstration : aucun e-mail ne part">
            Les messages sont rangés dans le dossier «&nbsp;mails&nbsp;» des données de Calanque, un fichier chacun, à ouvrir avec un logiciel de messagerie.
          </cal-notice>
        }
        @case ('none') {
          <cal-notice tone="ochre" icon="warning" heading="L’envoi d’e-mails n’est pas en place">
            Calanque marche sans : vous remettez les liens vous-même, et personne ne reçoit de rappel. Pour le mettre en place, la personne qui s’occupe du serveur donne les réglages
            CALANQUE_SMTP_URL, CALANQUE_MAIL_FROM et CALANQUE_PUBLIC_URL, puis redémarre Calanque.
          </cal-notice>
        }
      }
    } @else {
      <cal-waiting [for]="resource" (retry)="resource.reload()" />
    }
  `,
})
export class MailSetupCard {
  readonly setup = input.required<HttpResourceRef<MailSetup | undefined>>();
}
