import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ImportDetail, ImportKnownValue, ImportUnknownValue, ImportValueChoice } from '@calanque/shared';
import { Session } from '../../session/session';
import { Icon } from '../../ui/icon/icon';
import { Card } from '../../ui/page/card';
import { Attempt } from '../attempt';
import { ImportApi } from '../import-api';
import { countedRows, fieldLabel } from '../import-words';
import type { ImportWatch } from '../import-watch';
import { meaningsOf } from './meanings';

/** The words of the file that nobody knows yet: what each may mean, told once and for all. */
@Component({
  selector: 'cal-unknown-values',
  imports: [Card, Icon, MatButton],
  templateUrl: './unknown-values.html',
  styleUrl: './unknown-values.css',
})
export class UnknownValues {
  private readonly api = inject(ImportApi);
  private readonly session = inject(Session);

  readonly detail = input.required<ImportDetail>();
  readonly watch = input.required<ImportWatch>();

  protected readonly attempt = new Attempt(() => this.watch());
  /** What was chosen and not sent yet, by field and value. */
  private readonly chosen = linkedSignal<number, ReadonlyMap<string, ImportValueChoice>>({
    source: () => this.detail().version,
    computation: () => new Map(),
  });
  protected readonly choices = computed(() => [...this.chosen().values()]);
  protected readonly act = computed(() => {
    const count = this.choices().length;
    return count > 1 ? `Retenir ces ${count} réponses et vérifier de nouveau` : 'Retenir et vérifier de nouveau';
  });

  protected readonly rowsOf = countedRows;
  protected readonly meaningsOf = (field: string) => meaningsOf(field, this.session.sites());
  protected readonly labelOf = (field: string): string => fieldLabel(this.detail().kind, field);

  protected targetOf(unknown: ImportUnknownValue): string {
    return this.chosen().get(keyOf(unknown))?.target ?? '';
  }

  protected choose(unknown: ImportUnknownValue, event: Event): void {
    this.set(unknown, (event.target as HTMLSelectElement).value);
  }

  protected accept(unknown: ImportUnknownValue): void {
    this.set(unknown, unknown.suggestion ?? '');
  }

  protected send(): Promise<void> {
    return this.change(this.choices());
  }

  /** A meaning that was told before no longer holds. */
  protected takeBack({ field, value }: ImportKnownValue): Promise<void> {
    return this.change([{ field, value, target: null }]);
  }

  private set(unknown: ImportUnknownValue, target: string): void {
    this.chosen.update((before) => {
      const after = new Map(before);
      if (target) after.set(keyOf(unknown), { field: unknown.field, value: unknown.value, target });
      else after.delete(keyOf(unknown));
      return after;
    });
  }

  private change(values: ImportValueChoice[]): Promise<void> {
    return this.attempt.run(async () => {
      const { id, version } = this.detail();
      await this.api.change(id, version, { values });
      this.watch().take(await this.api.check(id));
    });
  }
}

const keyOf = ({ field, value }: { readonly field: string; readonly value: string }): string => `${field} ${value}`;
