import { Component, ElementRef, Injector, afterNextRender, computed, effect, inject, input, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { CATEGORY_ICON } from '../../ui/state/equipment-look';
import { IconTile } from '../../ui/state/icon-tile';
import { Icon } from '../../ui/icon/icon';
import type { ActSubject } from './act-subject';

/** More than this and only the first are named. */
const NAMED_AT_MOST = 6;

/** On which pieces a dialog acts; and, when a bulk act was refused, which of them refuse and why. */
@Component({
  selector: 'cal-act-pieces',
  imports: [Icon, IconTile, MatButton],
  template: `
    @if (subject().refused(); as refused) {
      @if (refused.length > 0) {
        <div #refusals class="refusals" role="alert" tabindex="-1">
          <p class="heading"><cal-icon name="error" />{{ subject().refusalSentence() }}</p>
          <ul>
            @for (line of refused; track line.id) {
              <li>
                @if (!line.number || !line.detail.includes(line.number)) {
                  <span class="number">{{ line.number ?? 'Un matériel' }} :</span>
                }
                {{ line.detail }}
              </li>
            }
          </ul>
          <button matButton="outlined" type="button" (click)="subject().withdrawRefused()">
            {{ allRefused() ? 'Fermer et relire la liste' : refused.length > 1 ? 'Retirer ces matériels de la sélection' : 'Retirer ce matériel de la sélection' }}
          </button>
        </div>
      }
    }
    @if (subject().many()) {
      <ul class="many" aria-label="Matériels concernés">
        @for (piece of named(); track piece.id) {
          <li class="cal-number">{{ piece.number }}</li>
        }
        @if (unnamed() > 0) {
          <li class="rest">et {{ unnamed() }} {{ unnamed() > 1 ? 'autres' : 'autre' }}</li>
        }
      </ul>
    } @else {
      @let piece = subject().pieces()[0]!;
      <p class="one">
        <cal-icon-tile [icon]="iconOf[piece.category]" />
        <span><strong>{{ piece.maker }} {{ piece.modelName }}</strong><span class="cal-number">{{ piece.number }}</span></span>
      </p>
    }
  `,
  styleUrl: './act-pieces.css',
})
export class ActPieces {
  readonly subject = input.required<ActSubject>();

  private readonly injector = inject(Injector);
  private readonly refusals = viewChild<ElementRef<HTMLElement>>('refusals');
  protected readonly iconOf = CATEGORY_ICON;
  protected readonly named = computed(() => this.subject().pieces().slice(0, NAMED_AT_MOST));
  protected readonly unnamed = computed(() => Math.max(0, this.subject().pieces().length - NAMED_AT_MOST));
  protected readonly allRefused = computed(() => this.subject().refused().length >= this.subject().pieces().length);

  constructor() {
    effect(() => {
      if (this.subject().refused().length > 0) afterNextRender(() => this.refusals()?.nativeElement.focus(), { injector: this.injector });
    });
  }
}
