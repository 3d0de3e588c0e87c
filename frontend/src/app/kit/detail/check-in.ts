import { Component, Injector, afterNextRender, computed, inject, input, output, runInInjectionContext, signal, viewChild, type OnInit } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { KitAnswer, KitCheckInLine } from '@calanque/shared';
import { TickList, type TickChoice, type TickItem, type Ticks } from '../../scan/index';
import { Session } from '../../session/session';
import { injectDraft, type Draft } from '../../ui/form/draft';
import { DraftNotice } from '../../ui/form/draft-notice';
import { refusalOf } from '../../ui/problem/refusal';
import { Notice } from '../../ui/state/notice';
import { KitApi } from '../kit-api';
import { pieces } from '../kit-words';

/** Each thing that a tick says, as the API takes it. */
const SAID: Readonly<Record<string, Pick<KitCheckInLine, 'outcome' | 'condition'>>> = {
  back: { outcome: 'back', condition: null },
  broken: { outcome: 'back', condition: 'broken' },
  missing: { outcome: 'missing', condition: null },
  lost: { outcome: 'lost', condition: null },
};

/** The return of a kit: tick or scan what came back, say what is missing, and keep it at once. */
@Component({
  selector: 'cal-check-in',
  imports: [DraftNotice, MatButton, Notice, TickList],
  template: `
    <cal-draft-notice [draft]="draft" />
    <cal-tick-list label="Matériels sortis avec le lot" [items]="items()" [choices]="choices()" [(ticks)]="ticks" />
    @if (trouble(); as sentence) {
      <cal-notice tone="coral" icon="error" role="alert" [heading]="sentence" />
    }
    <div class="foot">
      <p role="status">{{ summary() }}</p>
      <button matButton="text" type="button" (click)="left.emit()">Annuler</button>
      <button matButton="filled" type="button" [disabled]="busy()" disabledInteractive (click)="keep()">Enregistrer le retour</button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.875rem;
      min-width: 0;
    }

    .foot {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.75rem;
      padding-block-start: 0.875rem;
      border-block-start: 1px solid var(--cal-line);

      > p {
        flex: 1 1 14rem;
      }
    }
  `,
})
export class CheckIn implements OnInit {
  private readonly api = inject(KitApi);
  private readonly injector = inject(Injector);
  private readonly session = inject(Session);

  readonly kit = input.required<KitAnswer>();
  readonly done = output<KitAnswer>();
  readonly left = output();

  protected readonly items = computed((): readonly TickItem[] =>
    this.kit().contents.filter(({ outWithKit }) => outWithKit).map((piece) => ({ ...piece, id: piece.equipmentId })));
  protected readonly choices = computed((): readonly TickChoice[] => [
    { value: 'back', label: 'Rendu', icon: 'check_circle', tone: 'pine' },
    { value: 'broken', label: 'Rendu en panne', icon: 'warning', tone: 'coral', note: 'Ce qui ne va pas' },
    { value: 'missing', label: 'Manque', icon: 'schedule', tone: 'ochre' },
    ...(this.session.may('equipment:edit') ? [{ value: 'lost', label: 'Perdu', icon: 'report', tone: 'coral', note: 'Ce qui s’est passé' } as const] : []),
  ]);
  private readonly list = viewChild.required(TickList);
  protected readonly ticks = signal<Ticks>({});
  draft!: Draft;
  protected readonly trouble = signal<string | null>(null);
  protected readonly busy = signal(false);
  private readonly unsaid = computed(() => this.items().filter(({ id }) => !this.ticks()[id]));
  protected readonly summary = computed(() => {
    if (this.unsaid().length > 0) return `Reste à vérifier : ${pieces(this.unsaid().length)}.`;
    const missing = this.items().filter(({ id }) => this.ticks()[id]?.value === 'missing');
    return missing.length > 0 ? `${missing.map(({ number }) => number).join(', ')} : encore au nom de qui l’a pris, à rendre plus tard.` : 'Tout est vérifié.';
  });

  constructor() {
    // The button that one pressed is gone.
    afterNextRender(() => this.list().goOn());
  }

  ngOnInit(): void {
    const { id, version } = this.kit();
    runInInjectionContext(this.injector, () => (this.draft = injectDraft(`kit.${id}.${version}.return`, this.ticks)));
  }

  protected async keep(): Promise<void> {
    if (this.busy()) return;
    if (this.unsaid().length > 0) {
      this.trouble.set('Dites pour chaque matériel s’il est rendu ou s’il manque.');
      return;
    }
    this.busy.set(true);
    this.trouble.set(null);
    try {
      const kit = await this.api.checkIn(this.kit().id, { lines: this.items().map(({ id }) => this.lineOf(id)) });
      this.draft.done();
      this.done.emit(kit);
    } catch (failure) {
      this.trouble.set(refusalOf(failure).sentence);
    } finally {
      this.busy.set(false);
    }
  }

  private lineOf(equipmentId: string): KitCheckInLine {
    const tick = this.ticks()[equipmentId];
    const said = SAID[tick?.value ?? 'missing'] ?? { outcome: 'missing' as const };
    const custodyId = this.kit().contents.find((piece) => piece.equipmentId === equipmentId)?.custodyId ?? '';
    return { equipmentId, custodyId, ...said, note: tick?.note || null };
  }
}
