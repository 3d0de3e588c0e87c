import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { PHOTO_BYTES_MAX, type CheckMoment, type LoanLine } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { Session } from '../../session/session';
import { Icon } from '../../ui/icon/icon';
import { refusalOf } from '../../ui/problem/refusal';

let drawn = 0;

/** The photo of a piece as it went out or came in; taken with the phone's camera, or chosen as a file. */
@Component({
  selector: 'cal-line-photo',
  imports: [Icon],
  template: `
    @if (address(); as address) {
      <a [href]="address" target="_blank"><img [src]="address" [alt]="words() + ' de ' + line().number" loading="lazy" /></a>
    }
    @if (session.may('custody:lend')) {
      <input class="cal-unseen" type="file" accept="image/*" capture="environment" [id]="fieldId" (change)="send($event)" />
      <label [for]="fieldId"><cal-icon name="photo_camera" />{{ has() ? 'Refaire la ' + words().toLowerCase() : words() }}<span class="cal-unseen"> de {{ line().number }}</span></label>
    }
    <p class="said" role="status">{{ said() }}</p>
  `,
  styles: `
    :host {
      display: inline-grid;
      gap: 0.25rem;
      justify-items: start;
    }

    img {
      display: block;
      width: 7.5rem;
      height: 5.625rem;
      border: 1px solid var(--cal-line);
      border-radius: var(--cal-radius-chip);
      object-fit: cover;
    }

    label {
      --cal-icon-size: 1.25rem;
      display: inline-flex;
      align-items: center;
      gap: 0.375rem;
      min-height: 2.75rem;
      color: var(--cal-primary);
      font-size: 0.9375rem;
      font-weight: 600;
      cursor: pointer;
    }

    input:focus-visible + label {
      outline: 2px solid var(--cal-focus);
      border-radius: var(--cal-radius-chip);
    }

    .said:empty {
      display: none;
    }

    .said {
      color: var(--cal-ink-2);
      font-size: 0.875rem;
    }
  `,
})
export class LinePhoto {
  private readonly http = inject(HttpClient);
  protected readonly session = inject(Session);

  readonly loanId = input.required<string>();
  readonly line = input.required<LoanLine>();
  readonly moment = input.required<CheckMoment>();
  /** Another photo is kept. */
  readonly changed = output();

  protected readonly fieldId = `cal-photo-${++drawn}`;
  protected readonly said = signal('');
  private readonly revision = signal(0);
  protected readonly words = computed(() => (this.moment() === 'out' ? 'Photo au départ' : 'Photo au retour'));
  protected readonly has = computed(() => (this.moment() === 'out' ? this.line().hasPhotoOut : this.line().hasPhotoIn));
  private readonly place = computed(() => `/api/loans/${this.loanId()}/lines/${this.line().custodyId}/photo/${this.moment()}`);
  /** Another photo at the same address is asked for anew. */
  protected readonly address = computed(() => (this.has() ? `${this.place()}?v=${this.revision()}` : null));

  protected async send(event: Event): Promise<void> {
    const field = event.target as HTMLInputElement;
    const [file] = field.files ?? [];
    if (!file) return;
    if (file.size > PHOTO_BYTES_MAX) {
      this.said.set('Cette photo dépasse 10 Mo. Prenez-la en moins grand.');
      return;
    }
    this.said.set('Envoi…');
    const body = new FormData();
    body.append('file', file);
    try {
      await firstValueFrom(this.http.put(this.place(), body));
      this.said.set('Photo enregistrée');
      this.revision.update((revision) => revision + 1);
      this.changed.emit();
    } catch (failure) {
      this.said.set(refusalOf(failure).sentence);
    }
    field.value = '';
  }
}
