import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../../ui/icon/icon';

const STEPS = [
  { name: 'file', label: 'Fichier' },
  { name: 'columns', label: 'Colonnes' },
  { name: 'check', label: 'Vérification' },
  { name: 'import', label: 'Import' },
  { name: 'report', label: 'Compte rendu' },
] as const;

export type ImportStep = (typeof STEPS)[number]['name'];

/** Where a step can be looked at again. */
export interface StepLink {
  readonly link: string;
  readonly etape: string | null;
}

/** The way from a file to its report: what is done, where one is, what comes. */
@Component({
  selector: 'cal-import-steps',
  imports: [Icon, RouterLink],
  templateUrl: './import-steps.html',
  styleUrl: './import-steps.css',
})
export class ImportSteps {
  readonly current = input.required<ImportStep>();
  /** The steps that one can go to from here. */
  readonly links = input<Readonly<Partial<Record<ImportStep, StepLink>>>>({});
  /** Whether even the last step is behind. */
  readonly over = input(false);

  protected readonly position = computed(() => STEPS.findIndex((step) => step.name === this.current()));
  protected readonly steps = computed(() =>
    STEPS.map((step, place) => ({
      ...step,
      place: place + 1,
      current: place === this.position(),
      done: place < this.position() || this.over(),
      to: this.links()[step.name] ?? null,
    })));
}
