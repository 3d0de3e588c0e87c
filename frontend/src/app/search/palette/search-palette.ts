import { Component, ElementRef, afterNextRender, computed, effect, inject, linkedSignal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogClose, MatDialogTitle } from '@angular/material/dialog';
import { numberIn, type Permission, type SearchHit } from '@calanque/shared';
import { ScanCamera } from '../../scan/index';
import { Session } from '../../session/session';
import type { TypedAhead } from '../../shell/typed-ahead';
import { injectDialogData, injectDialogEnd } from '../../ui/dialog/dialog-contents';
import { Icon } from '../../ui/icon/icon';
import { refusalOf } from '../../ui/problem/refusal';
import { foundInWords } from '../found-words';
import { addressOf, headingOf, isMixed } from '../hit-words';
import { injectLiveSearch } from '../live-search';
import { RecentSearches } from '../recent-searches';
import { SearchOption, type Option } from './search-option';

/** Of each kind; the page of the search shows more. */
const SHOWN = 5;
const LONGEST = 100;

interface OptionGroup {
  readonly id: string;
  readonly label: string;
  /** Whether some of them are spelt nearly so, and others exactly. */
  readonly mixed: boolean;
  readonly options: readonly Option[];
}

/**
 * Finds anything while one types, from every page. A field with a list of proposals (WAI-ARIA combobox): the focus stays
 * in the field, arrows go through the list, Enter goes there. It ends with the address to go to.
 */
@Component({
  selector: 'cal-search-palette',
  imports: [Icon, MatButton, MatDialogClose, MatDialogTitle, SearchOption],
  templateUrl: './search-palette.html',
  styleUrl: './search-palette.css',
})
export class SearchPalette {
  private readonly ahead = injectDialogData<TypedAhead>();
  private readonly end = injectDialogEnd<string>();
  private readonly recent = inject(RecentSearches);
  private readonly camera = inject(ScanCamera);
  protected readonly session = inject(Session);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');
  protected readonly search = injectLiveSearch(SHOWN);
  protected readonly longest = LONGEST;

  protected readonly groups = computed<readonly OptionGroup[]>(() => {
    if (this.search.failure() !== null) return [];
    if (this.search.text() === '') return this.recentGroup();
    return this.search.groups().map(({ kind, hits }) => ({
      id: `cal-found-${kind}`,
      label: headingOf(kind, hits),
      mixed: isMixed(hits),
      options: hits.map((hit) => ({ id: `cal-found-${hit.id}`, hit, recent: null })),
    }));
  });
  private readonly options = computed(() => this.groups().flatMap((group) => group.options));
  /** The option that Enter takes: of an answer the first, of earlier searches none. */
  protected readonly active = linkedSignal<Option | null>(() => {
    const [first] = this.options();
    return first?.hit ? first : null;
  });
  protected readonly said = computed(() => foundInWords(this.search));
  protected readonly nothing = computed(() => this.search.text() !== '' && this.search.current() && this.options().length === 0);
  protected readonly refusal = computed(() => (this.search.failure() === null ? null : refusalOf(this.search.failure())));
  protected readonly findable = computed(() => {
    const may = (permission: Permission, words: string): readonly string[] => (this.session.may(permission) ? [words] : []);
    return [...may('equipment:read', 'numéro, n° de série, MAC, IMEI'), 'modèle', 'MDS', 'pièce', ...may('person:read', 'personne')].join(', ');
  });
  protected readonly example = computed(() => (this.session.may('equipment:read') ? 'galaxy vitrolles' : 'salle vitrolles'));
  /** Whether Enter was pressed before the answer was there, as a scanner does. */
  private entered = false;

  constructor() {
    afterNextRender(() => this.takeWhatWasTyped());
    effect(() => {
      const options = this.options();
      if (this.search.current() && this.entered) {
        this.entered = false;
        this.goToTheOne(options);
      }
    });
    effect(() => {
      const id = this.active()?.id;
      if (id) this.list()?.nativeElement.querySelector(`[id="${id}"]`)?.scrollIntoView({ block: 'nearest' });
    });
  }

  /** The focus is taken at once: Material gives it only when the dialog has come to rest. */
  private takeWhatWasTyped(): void {
    const field = this.field().nativeElement;
    const { text, entered } = this.ahead.take();
    field.value = text;
    field.focus();
    this.entered = entered;
    this.search.find(text);
  }

  protected type(): void {
    this.entered = false;
    this.search.type(this.field().nativeElement.value);
  }

  /** Proposals that answer an earlier text are not what was meant: then Enter waits for the answer. */
  protected enter(event: Event): void {
    event.preventDefault();
    if (this.search.text() !== '' && !this.search.current()) {
      this.entered = true;
      if (this.search.failure() === null) this.search.find(this.field().nativeElement.value);
      else this.search.retry();
      return;
    }
    const active = this.active();
    if (active) this.take(active);
  }

  protected move(event: Event, step: 1 | -1): void {
    event.preventDefault();
    const options = this.options();
    if (options.length === 0) return;
    const place = options.findIndex(({ id }) => id === this.active()?.id);
    const next = place < 0 ? (step === 1 ? 0 : options.length - 1) : (place + step + options.length) % options.length;
    this.active.set(options[next] ?? null);
  }

  protected take({ hit, recent }: Option): void {
    if (recent !== null) {
      this.field().nativeElement.value = recent;
      this.field().nativeElement.focus();
      this.search.find(recent);
    } else if (hit) {
      this.go(hit);
    }
  }

  /** What the camera reads is looked for as if it had been typed, with Enter. */
  protected async scan(): Promise<void> {
    let scanned = '';
    await this.camera.open((text) => {
      scanned = numberIn(text) || text;
      return Promise.resolve({ taken: true, words: '', ends: true });
    });
    const field = this.field().nativeElement;
    field.focus();
    if (scanned === '') return;
    field.value = scanned;
    this.entered = true;
    this.search.find(scanned);
  }

  protected showAll(): void {
    this.recent.remember(this.search.text());
    this.end(`/recherche?q=${encodeURIComponent(this.search.text())}`);
  }

  private go(hit: SearchHit): void {
    this.recent.remember(this.search.text());
    this.end(addressOf(hit, this.session.may('equipment:read')));
  }

  /** What was scanned: straight to the piece that has exactly this identifier, if only one has. */
  private goToTheOne(options: readonly Option[]): void {
    const exact = options.flatMap(({ hit }) => (hit?.match === 'exact' ? [hit] : []));
    const [only] = exact;
    if (only && exact.length === 1) this.go(only);
  }

  private recentGroup(): readonly OptionGroup[] {
    const texts = this.recent.texts();
    if (texts.length === 0) return [];
    return [{ id: 'cal-recent', label: 'Recherches récentes', mixed: false, options: texts.map((text, place) => ({ id: `cal-recent-${place}`, hit: null, recent: text })) }];
  }
}
