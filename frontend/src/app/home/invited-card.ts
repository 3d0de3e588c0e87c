import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ROLE_LABEL, type AccountAnswer } from '@calanque/shared';
import { ShortDayPipe } from '../ui/format/pipes';
import { Card } from '../ui/page/card';
import { IconTile } from '../ui/state/icon-tile';

/** The accounts whose link has not been used yet: somebody may need to be reminded, or a new link. */
@Component({
  selector: 'cal-invited-card',
  imports: [Card, IconTile, RouterLink, ShortDayPipe],
  template: `
    <cal-card flush heading="Invitations en attente">
      <ul>
        @for (account of invited(); track account.id) {
          <li>
            <cal-icon-tile icon="mail" tone="ochre" />
            <div class="words">
              <a class="cal-row-link" [routerLink]="['/comptes', account.id]">{{ account.givenName }} {{ account.familyName }}</a>
              <p>{{ roles[account.role] }} · depuis le {{ account.createdAt | calShortDay }}</p>
            </div>
          </li>
        } @empty {
          <li>
            <cal-icon-tile icon="check_circle" tone="pine" />
            <div class="words">
              <p class="calm">Personne n’attend</p>
              <p>Chacun a ouvert son compte.</p>
            </div>
          </li>
        }
        @if (total() > invited().length) {
          <li><a class="cal-row-link" routerLink="/comptes" [queryParams]="{ state: 'invited' }">Voir les {{ total() }} invitations</a></li>
        }
      </ul>
    </cal-card>
  `,
  styleUrl: './awaiting-card.css',
})
export class InvitedCard {
  readonly invited = input.required<readonly AccountAnswer[]>();
  readonly total = input.required<number>();

  protected readonly roles = ROLE_LABEL;
}
