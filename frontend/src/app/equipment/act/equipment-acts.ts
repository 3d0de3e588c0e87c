import { Service, inject, type Type } from '@angular/core';
import { Router } from '@angular/router';
import type { BulkAct, EquipmentAct, EquipmentSummary } from '@calanque/shared';
import { CUSTODY_DIALOGS, agreed, type ActData, type ActEnd } from '../../custody/index';
import { LoanApi } from '../../loan/index';
import { Announcements } from '../../ui/dialog/announcements';
import { Dialogs } from '../../ui/dialog/dialogs';
import { counted } from '../../ui/format/numbers';

/** The acts that have a screen of their own. */
type ActElsewhere = 'edit' | 'lend';
type DialogOf = Record<Exclude<EquipmentAct, ActElsewhere>, () => Promise<Type<unknown>>>;

const report = () => import('./report-condition').then((file) => file.ReportCondition);
const DIALOG: DialogOf = {
  ...CUSTODY_DIALOGS,
  'change-room': () => import('./change-room').then((file) => file.ChangeRoom),
  'report-working': report,
  'report-found': report,
  'report-broken': report,
  'report-lost': report,
  'report-stolen': report,
  annul: () => import('./annul-entry').then((file) => file.AnnulEntry),
};

/** What is said when an act was done: a word that agrees with the thing, or a sentence of its own. */
const DONE: Readonly<Record<Exclude<EquipmentAct, ActElsewhere>, { readonly one: string; readonly agrees?: boolean; readonly many: string }>> = {
  assign: { one: 'affecté', agrees: true, many: 'affectés' },
  install: { one: 'en place', many: 'en place' },
  'take-back': { one: 'retour enregistré', many: 'repris' },
  postpone: { one: 'retour prévu enregistré', many: 'changés de retour' },
  unpack: { one: 'de retour en stock', many: 'repris' },
  'take-back-from-repair': { one: 'de retour de réparation', many: 'repris' },
  repair: { one: 'en réparation', many: 'en réparation' },
  'change-room': { one: 'nouvelle pièce enregistrée', many: 'changés de pièce' },
  'report-working': { one: 'en état de marche', many: 'en état de marche' },
  'report-found': { one: 'retrouvé', agrees: true, many: 'retrouvés' },
  'report-broken': { one: 'en panne', many: 'en panne' },
  'report-lost': { one: 'signalé', agrees: true, many: 'signalés' },
  'report-stolen': { one: 'signalé', agrees: true, many: 'signalés' },
  annul: { one: 'fiche annulée', many: 'annulés' },
};

/** Opens the dialog of an act, for one piece or for many, and says what was done. */
@Service()
export class EquipmentActs {
  private readonly announcements = inject(Announcements);
  private readonly dialogs = inject(Dialogs);
  private readonly loans = inject(LoanApi);
  private readonly router = inject(Router);

  /** @returns Whether what the screen shows has changed and is to be read again. */
  async perform(act: EquipmentAct | BulkAct, pieces: readonly EquipmentSummary[]): Promise<boolean> {
    const [first] = pieces;
    if (!first) return false;
    if (act === 'edit') return this.leaveFor(['/materiel', first.id, 'modifier']);
    if (act === 'lend') return this.leaveFor(['/prets/nouveau'], { materiel: pieces.map(({ id }) => id).join() });
    if (act === 'take-back' && pieces.length === 1 && first.custody?.kind === 'loan') {
      // What comes back from the public is ticked off with its accessories, on the page of its loan.
      const loan = await this.loans.loanOf(first.id);
      if (loan) return this.leaveFor(['/prets', loan.id], { retour: first.id });
    }
    const end = await this.dialogs.open<ActEnd, ActData>(DIALOG[act], { act, pieces });
    if (end === undefined) return false;
    if (end !== 'outdated') await this.announce(act, end.done);
    return true;
  }

  /** Where the card is not shown that has the sheet to sign, one is led to it. */
  private announce(act: Exclude<EquipmentAct, ActElsewhere>, done: readonly EquipmentSummary[]): Promise<void> {
    const [first] = done;
    const sentence = sentenceOf(act, done);
    if (act !== 'assign' || !first || this.router.url.startsWith(`/materiel/${first.id}`)) return this.announcements.say(sentence);
    return this.announcements.sayWithAct(sentence, { label: 'Fiche de remise', run: () => this.router.navigate(['/materiel', first.id]) });
  }

  private async leaveFor(commands: readonly string[], queryParams: Readonly<Record<string, string>> = {}): Promise<false> {
    await this.router.navigate(commands, { queryParams });
    return false;
  }
}

function sentenceOf(act: Exclude<EquipmentAct, ActElsewhere>, pieces: readonly EquipmentSummary[]): string {
  const { one, agrees, many } = DONE[act];
  const [first] = pieces;
  if (pieces.length !== 1 || !first) return `${counted(pieces.length, 'matériel', 'matériels', 'aucun')} ${many}`;
  return `${first.number} : ${agrees ? agreed(first.category, one) : one}`;
}
