import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { DemonstrationState } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { Session } from '../session/session';
import { wholeNumber } from '../ui/format/numbers';
import { Icon } from '../ui/icon/icon';
import { refusalOf } from '../ui/problem/refusal';
import { Notice } from '../ui/state/notice';

/** On a demonstration server without equipment, whoever may loads it with one button; elsewhere nothing shows. */
@Component({
  selector: 'cal-demonstration-card',
  imports: [Icon, MatButton, Notice],
  host: { '[class.idle]': '!shown()' },
  templateUrl: './demonstration-card.html',
  styleUrl: './demonstration-card.css',
})
export class DemonstrationCard {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);

  /** The equipment is there: what counts it is to be read again. */
  readonly loaded = output();

  private readonly asked = computed(() => this.session.demonstration() && this.session.may('demonstration:load'));
  private readonly state = httpResource<DemonstrationState>(() => (this.asked() ? '/api/demonstration' : undefined));
  protected readonly loading = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly result = signal<string | null>(null);
  protected readonly shown = computed(
    () => this.result() !== null || (this.state.hasValue() && this.state.value().enabled && !this.state.value().equipmentLoaded),
  );

  protected async loadEquipment(): Promise<void> {
    if (this.loading()) return;
    this.loading.set(true);
    this.refusal.set(null);
    try {
      const done = await firstValueFrom(this.http.post<DemonstrationState>('/api/demonstration/equipment', {}));
      this.result.set(`${wholeNumber(done.equipmentCount)} pièces sont là, avec une année d’affectations, de pannes et de réparations.`);
      this.loaded.emit();
    } catch (failure) {
      // What the server refuses is the person's to read; `refusalOf` throws anything else on.
      this.refusal.set(refusalOf(failure).sentence);
    } finally {
      this.loading.set(false);
    }
  }
}
