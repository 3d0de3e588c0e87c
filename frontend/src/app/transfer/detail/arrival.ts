import { Component, Injector, computed, inject, input, linkedSignal, output, runInInjectionContext, signal, viewChild, type OnInit } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { isOnTheWay, type LineDecision, type SayableOutcome, type TransferAnswer } from '@calanque/shared';
import { v7 } from 'uuid';
import { injectRooms, roomName } from '../../custody/index';
import { TickList, type TickChoice, type TickItem, type Ticks } from '../../scan/index';
import { RouteFocus } from '../../shell/route-focus';
import { injectDraft, type Draft } from '../../ui/form/draft';
import { DraftNotice } from '../../ui/form/draft-notice';
import { Icon } from '../../ui/icon/icon';
import { refusalOf } from '../../ui/problem/refusal';
import { Notice } from '../../ui/state/notice';
import { TransferApi } from '../transfer-api';

/** Something that came without being on the list. */
interface ExtraCode {
  /** Of the line that it will be. */
  readonly id: string;
  readonly label: string;
}

interface ArrivalModel {
  readonly ticks: Ticks;
  readonly roomId: string;
  readonly extras: readonly ExtraCode[];
}

/** The arrival: tick or scan what is there, say what is missing or broken, note what came besides; then it is kept at once. */
@Component({
  selector: 'cal-arrival',
  imports: [DraftNotice, Icon, MatButton, Notice, TickList],
  template: `
    <cal-draft-notice [draft]="draft" />
    @if (items().length > 0) {
      <cal-tick-list label="Matériels attendus" [items]="items()" [choices]="choices" [ticks]="model().ticks" (ticksChange)="say({ ticks: $event })" (unknown)="noteExtra($event)" />
    }
    @for (extra of model().extras; track extra.id) {
      <cal-notice tone="heather" icon="add" [heading]="'« ' + extra.label + ' » n’est pas sur la liste'">
        Il est pourtant là ? Notez-le en plus : s’il est libre à {{ transfer().from.name }}, il rejoint votre MDS ; sinon il est seulement signalé.
        <span action class="acts">
          <button matButton="outlined" type="button" [attr.aria-label]="'Ignorer ' + extra.label" (click)="forget(extra)">Ignorer</button>
          <button matButton="filled" type="button" [attr.aria-label]="'Noter en plus ' + extra.label" [disabled]="busy()" disabledInteractive (click)="addExtra(extra)">Noter en plus</button>
        </span>
      </cal-notice>
    }
    @if (trouble(); as sentence) {
      <cal-notice tone="coral" icon="error" role="alert" [heading]="sentence" />
    }
    <div class="foot">
      <label class="room">
        <span>Ranger dans <span class="cal-quiet">(facultatif)</span></span>
        <select class="cal-control" [value]="model().roomId" (change)="chooseRoom($event)">
          <option value="">Aucune pièce en particulier</option>
          @for (room of rooms.open(); track room.id) {
            <option [value]="room.id">{{ nameOf(room) }}</option>
          }
        </select>
      </label>
      @if (items().length > 0) {
        <button matButton="outlined" type="button" [disabled]="unsaid().length === 0" disabledInteractive (click)="restIsMissing()"><cal-icon name="search_off" />Le reste manque</button>
        <button matButton="filled" type="button" [disabled]="busy() || said().length === 0" disabledInteractive (click)="keep()"><cal-icon name="check" />Enregistrer la réception</button>
      }
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
export class Arrival implements OnInit {
  private readonly api = inject(TransferApi);
  private readonly focus = inject(RouteFocus);
  private readonly injector = inject(Injector);

  readonly transfer = input.required<TransferAnswer>();
  readonly received = output<TransferAnswer>();

  private readonly list = viewChild(TickList);
  protected readonly rooms = injectRooms(() => this.transfer().to.id);
  protected readonly nameOf = roomName;
  protected readonly choices: readonly TickChoice[] = [
    { value: 'received', label: 'Reçu', icon: 'check_circle', tone: 'pine' },
    { value: 'damaged', label: 'En panne', icon: 'warning', tone: 'coral', note: 'Ce qui ne va pas' },
    { value: 'missing', label: 'Manquant', icon: 'search_off', tone: 'ochre', note: 'Remarque' },
  ];
  protected readonly items = computed((): readonly TickItem[] => this.transfer().lines.filter(({ outcome }) => isOnTheWay(outcome)));
  /** What was not sent yet is kept when the transfer changes; what is known to be missing stays so until somebody says otherwise. */
  protected readonly model = linkedSignal<TransferAnswer, ArrivalModel>({
    source: () => this.transfer(),
    computation: ({ lines }, before) => {
      const ticks = Object.fromEntries(lines.filter(({ outcome }) => isOnTheWay(outcome)).flatMap(({ id, outcome, note }) => {
        const tick = before?.value.ticks[id] ?? (outcome === 'missing' ? { value: 'missing', note: note ?? '' } : null);
        return tick ? [[id, tick] as const] : [];
      }));
      return { roomId: '', extras: [], ...before?.value, ticks };
    },
  });
  draft!: Draft;
  protected readonly trouble = signal<string | null>(null);
  protected readonly busy = signal(false);

  /** Whether something came that was neither noted nor ignored yet. */
  readonly hasExtras = computed(() => this.model().extras.length > 0);
  private readonly ticks = computed(() => this.model().ticks);
  protected readonly said = computed(() => this.items().filter(({ id }) => this.ticks()[id] && !this.isKnown(id)));
  protected readonly unsaid = computed(() => this.items().filter(({ id }) => !this.ticks()[id]));
  protected readonly summary = computed(() => {
    const count = (value: string): number => this.items().filter(({ id }) => this.ticks()[id]?.value === value).length;
    const parts = [[count('received'), 'reçu'], [count('damaged'), 'en panne'], [count('missing'), 'manquant'], [this.unsaid().length, 'sans constat']] as const;
    return parts.filter(([number]) => number > 0).map(([number, word]) => `${number}\u00a0${word}${number > 1 && (word === 'reçu' || word === 'manquant') ? 's' : ''}`).join(', ');
  });

  ngOnInit(): void {
    const unsent = (): boolean => this.said().length > 0 || this.hasExtras();
    runInInjectionContext(this.injector, () => (this.draft = injectDraft(`transfer.${this.transfer().id}.arrival`, this.model, unsent)));
  }

  protected say(changes: Partial<ArrivalModel>): void {
    this.model.update((model) => ({ ...model, ...changes }));
  }

  protected chooseRoom(event: Event): void {
    this.say({ roomId: (event.target as HTMLSelectElement).value });
  }

  protected restIsMissing(): void {
    const rest = Object.fromEntries(this.unsaid().map(({ id }) => [id, { value: 'missing', note: '' }]));
    this.say({ ticks: { ...this.ticks(), ...rest } });
  }

  /** What is scanned twice is one. */
  protected noteExtra(label: string): void {
    const { extras } = this.model();
    if (!extras.some((extra) => extra.label.toUpperCase() === label.toUpperCase())) this.say({ extras: [...extras, { id: v7(), label }] });
  }

  protected forget({ id }: ExtraCode): void {
    this.say({ extras: this.model().extras.filter((extra) => extra.id !== id) });
    this.goOn();
  }

  protected async keep(): Promise<void> {
    const lines = this.said().map(({ id }): LineDecision => {
      const tick = this.ticks()[id];
      const outcome = tick?.value as SayableOutcome;
      return { lineId: id, outcome, note: tick?.note || null, roomId: outcome === 'missing' ? null : this.model().roomId || null };
    });
    await this.perform(() => this.api.decide(this.transfer().id, { lines }));
  }

  protected async addExtra(extra: ExtraCode): Promise<void> {
    const added = await this.perform(() => this.api.addExtra(this.transfer().id, { ...extra, roomId: this.model().roomId || null }));
    if (added) this.forget(extra);
  }

  /** What was pressed is gone: one scans on, or goes on from the page's title. */
  private goOn(): void {
    this.list()?.goOn();
    this.focus.keepFocus();
  }

  private isKnown(id: string): boolean {
    return this.transfer().lines.some((line) => line.id === id && line.outcome === this.ticks()[id]?.value);
  }

  /** Whether it was done. */
  private async perform(act: () => Promise<TransferAnswer>): Promise<boolean> {
    this.busy.set(true);
    this.trouble.set(null);
    try {
      const transfer = await act();
      this.draft.beginAnother();
      this.received.emit(transfer);
      return true;
    } catch (failure) {
      this.trouble.set(refusalOf(failure).sentence);
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
