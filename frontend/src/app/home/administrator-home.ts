import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import type { AccountAnswer, Page } from '@calanque/shared';
import { Session } from '../session/session';
import { counted } from '../ui/format/numbers';
import { Failure } from '../ui/state/failure';
import { DemonstrationCard } from './demonstration-card';
import { FigureTiles, type Figure } from './figure-tiles';
import { FirstSteps, type FirstStep } from './first-steps';
import { InvitedCard } from './invited-card';
import { RecentChanges } from './recent-changes';

/** The day of an administrator: the first steps until they are done, then accounts and what changed. */
@Component({
  selector: 'cal-administrator-home',
  imports: [DemonstrationCard, Failure, FigureTiles, FirstSteps, InvitedCard, RecentChanges],
  templateUrl: './administrator-home.html',
  styleUrl: './columns.css',
})
export class AdministratorHome {
  protected readonly session = inject(Session);

  private readonly active = accounts({ state: 'active', limit: '1' });
  protected readonly invited = accounts({ state: 'invited', limit: '6', sort: '-createdAt' });
  private readonly closed = accounts({ state: 'disabled,ended', limit: '1' });
  private readonly technicians = accounts({ role: 'technician', state: 'active,invited', limit: '1' });
  private readonly managers = accounts({ role: 'manager', state: 'active,invited', limit: '1' });
  private readonly asked = [this.active, this.invited, this.closed, this.technicians, this.managers];

  protected readonly revision = signal(0);
  protected readonly failure = computed(() => this.asked.find((page) => page.error())?.error());
  protected readonly ready = computed(() => this.asked.every((page) => page.hasValue()));

  protected readonly figures = computed<Figure[]>(() => [
    figure(totalOf(this.active), ['compte actif', 'comptes actifs'], 'active', 'peuvent se connecter'),
    figure(totalOf(this.invited), ['invitation en attente', 'invitations en attente'], 'invited', 'lien remis, pas encore ouvert'),
    figure(totalOf(this.closed), ['compte fermé', 'comptes fermés'], 'disabled,ended', 'désactivés ou terminés'),
    { value: this.session.sites().length, label: 'MDS', link: '/mds', note: 'à l’inventaire' },
  ]);

  protected readonly steps = computed<FirstStep[]>(() => {
    const sites = this.session.sites().length;
    const technicians = totalOf(this.technicians);
    const managers = totalOf(this.managers);
    return [
      {
        heading: 'Créer les MDS',
        detail: sites > 0 ? counted(sites, 'MDS créée', 'MDS créées', 'aucune') : 'Nom, adresse, horaires et pièces : tout le reste s’y rattache.',
        done: sites > 0,
        act: 'Créer une MDS',
        link: '/mds/nouvelle',
      },
      {
        heading: 'Inviter un technicien informatique',
        detail: technicians > 0 ? counted(technicians, 'technicien invité', 'techniciens invités', 'aucun') : 'Il tient le catalogue des modèles et le matériel de toutes les MDS.',
        done: technicians > 0,
        act: 'Inviter',
        link: '/comptes/nouveau',
        parameters: { role: 'technician' },
      },
      {
        heading: 'Inviter les responsables de MDS',
        detail: managers > 0 ? counted(managers, 'responsable invité', 'responsables invités', 'aucun') : 'Chacun enregistre le matériel de sa MDS et le confie à ses agents.',
        done: managers > 0,
        act: 'Inviter',
        link: '/comptes/nouveau',
        parameters: { role: 'manager' },
      },
    ];
  });
  protected readonly settled = computed(() => this.steps().every((step) => step.done));

  protected readAgain(): void {
    for (const page of this.asked) page.reload();
    this.revision.update((revision) => revision + 1);
  }
}

type Accounts = ReturnType<typeof accounts>;

function accounts(params: Record<string, string>) {
  return httpResource<Page<AccountAnswer>>(() => ({ url: '/api/users', params: { ...params, count: 'true' } }));
}

const totalOf = (page: Accounts): number => (page.hasValue() ? (page.value().total ?? 0) : 0);

function figure(value: number, [one, many]: [string, string], state: string, note: string): Figure {
  return { value, label: value > 1 ? many : one, note, ...(value > 0 ? { link: '/comptes', filters: { state } } : {}) };
}
