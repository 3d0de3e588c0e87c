import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { isOnTheWay, type LineDecision, type SayableOutcome, type TransferAnswer } from '@calanque/shared';
import { v7 } from 'uuid';
import { injectRooms, roomName } from '../../custody/index';
import { TickList, type TickChoice, type TickItem, type Ticks } from '../../scan/index';
import { Icon } from '../../ui/icon/icon';
import { refusalOf } from '../../ui/problem/refusal';
import { Notice } from '../../ui/state/notice';
import { TransferApi } from '../transfer-api';

/** The arrival: tick or scan what is there, say what is missing or broken, note what came besides; then it is kept at once. */
@Component({
  selector: 'cal-arrival',
  imports: [Icon, MatButton, Notice, TickList],
  template: `
    <cal-tick-list label="Matériels attendus" [items]="items()" [choices]="choices" [(ticks)]="ticks" (unknown)="extra.set($event)" />
    @if (extra(); as label) {
      <cal-notice tone="heather" icon="add" [heading]="'« ' + label + ' » n’est pas sur la liste'">
        Il est pourtant là ? Notez-le en plus : s’il est libre à {{ transfer().from.name }}, il rejoint votre MDS ; sinon il est seulement signalé.
        <span action class="acts">
          <button matButton="outlined" type="button" (click)="extra.set(null)">Ignorer</button>
          <button matButton="filled" type="button" [disabled]="busy()" disabledInteractive (click)="addExtra(label)">Noter en plus</button>
        </span>
      </cal-notice>
    }
    @if (trouble(); as sentence) {
      <cal-notice tone="coral" icon="error" role="alert" [heading]="sentence" />
    }
    <div class="foot">
      <label class="room">
        <span>Ranger dans <span class="cal-quiet">(facultatif)</span></span>
        <select class="cal-control" [value]="roomId()" (change)="chooseRoom($event)">
          <option value="">Aucune pièce en particulier</option>
          @for (room of rooms.open(); track room.id) {
            <option [value]="room.id">{{ nameOf(room) }}</option>
          }
        </select>
      </label>
      <button matButton="outlined" type="button" [disabled]="unsaid().length === 0" disabledInteractive (click)="restIsMissing()"><cal-icon name="search_off" />Le reste manque</button>
      <button matButton="filled" type="button" [disabled]="busy() || said().length === 0" disabledInteractive (click)="keep()"><cal-icon name="check" />Enregistrer la réception</button>
    </div>
    <p class="cal-quiet" role="status">{{ summary() }}</p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.875rem;
      min-width: 0;
    }

    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }

    .foot {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 0.75rem;
      padding-block-start: 0.875rem;
      border-block-start: 1px solid var(--cal-line);
    }

    .room {
      display: grid;
      flex: 1 1 14rem;
      gap: 0.25rem;
      min-width: 0;
      font-size: 0.875rem;
    }
  `,
})
export class Arrival {
  private readonly api = inject(TransferApi);

  readonly transfer = input.required<TransferAnswer>();
  readonly received = output<TransferAnswer>();

  protected readonly rooms = injectRooms(() => this.transfer().to.id);
  protected readonly nameOf = roomName;
  protected readonly choices: readonly TickChoice[] = [
    { value: 'received', label: 'Reçu', icon: 'check_circle', tone: 'pine' },
    { value: 'damaged', label: 'En panne', icon: 'warning', tone: 'coral', note: 'Ce qui ne va pas' },
    { value: 'missing', label: 'Manquant', icon: 'search_off', tone: 'ochre', note: 'Remarque' },
  ];
  protected readonly items = computed((): readonly TickItem[] => this.transfer().lines.filter(({ outcome }) => isOnTheWay(outcome)));
  /** What was not sent yet is kept when the transfer changes; what is known to be missing stays so until somebody says otherwise. */
  protected readonly ticks = linkedSignal<TransferAnswer, Ticks>({
    source: () => this.transfer(),
    computation: ({ lines }, before) => Object.fromEntries(lines.filter(({ outcome }) => isOnTheWay(outcome)).flatMap(({ id, outcome, note }) => {
      const tick = before?.value[id] ?? (outcome === 'missing' ? { value: 'missing', note: note ?? '' } : null);
      return tick ? [[id, tick] as const] : [];
    })),
  });
  protected readonly roomId = signal('');
  protected readonly extra = signal<string | null>(null);
  protected readonly trouble = signal<string | null>(null);
  protected readonly busy = signal(false);
  private extraId = v7();

  protected readonly said = computed(() => this.items().filter(({ id }) => this.ticks()[id] && !this.isKnown(id)));
  protected readonly unsaid = computed(() => this.items().filter(({ id }) => !this.ticks()[id]));
  protected readonly summary = computed(() => {
    const count = (value: string): number => this.items().filter(({ id }) => this.ticks()[id]?.value === value).length;
    const parts = [[count('received'), 'reçu'], [count('damaged'), 'en panne'], [count('missing'), 'manquant'], [this.unsaid().length, 'sans constat']] as const;
    return parts.filter(([number]) => number > 0).map(([number, word]) => `${number}\u00a0${word}${number > 1 && (word === 'reçu' || word === 'manquant') ? 's' : ''}`).join(', ');
  });

  protected chooseRoom(event: Event): void {
    this.roomId.set((event.target as HTMLSelectElement).value);
  }

  protected restIsMissing(): void {
    const rest = Object.fromEntries(this.unsaid().map(({ id }) => [id, { value: 'missing', note: '' }]));
    this.ticks.update((ticks) => ({ ...ticks, ...rest }));
  }

  protected async keep(): Promise<void> {
    const lines = this.said().map(({ id }): LineDecision => {
      const tick = this.ticks()[id];
      const outcome = tick?.value as SayableOutcome;
      return { lineId: id, outcome, note: tick?.note || null, roomId: outcome === 'missing' ? null : this.roomId() || null };
    });
    await this.perform(() => this.api.decide(this.transfer().id, { lines }));
  }

  protected async addExtra(label: string): Promise<void> {
    await this.perform(() => this.api.addExtra(this.transfer().id, { id: this.extraId, label, roomId: this.roomId() || null }));
  }

  private isKnown(id: string): boolean {
    return this.transfer().lines.some((line) => line.id === id && line.outcome === this.ticks()[id]?.value);
  }

  private async perform(act: () => Promise<TransferAnswer>): Promise<void> {
    this.busy.set(true);
    this.trouble.set(null);
    try {
      this.received.emit(await act());
      this.extra.set(null);
      this.extraId = v7();
    } catch (failure) {
      this.trouble.set(refusalOf(failure).sentence);
    } finally {
      this.busy.set(false);
    }
  }
}
