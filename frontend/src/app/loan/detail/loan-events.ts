import { CALL_OUTCOME_LABEL, WEAR_LABEL, type LoanAnswer } from '@calanque/shared';
import { longDay, moment } from '../../ui/format/dates';
import { counted } from '../../ui/format/numbers';
import type { IconName } from '../../ui/icon/icon-drawings';
import type { Tone } from '../../ui/state/tone';
import { dueInWords } from '../loan-words';

/** Something that happened to a loan, or is to happen. */
export interface LoanEvent {
  readonly at: string;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly words: string;
  readonly detail: string;
}

/** The life of a loan in the order of time: handed over, reminded, called, what came back when, and the day of the return. */
export function eventsOf(loan: LoanAnswer, now = new Date()): readonly LoanEvent[] {
  const events: LoanEvent[] = [
    { at: loan.start, tone: 'primary', icon: 'handshake', words: `Remis le ${moment(loan.start, now)}`, detail: counted(loan.pieces, 'matériel', 'matériels', 'aucun') },
    ...remindedOf(loan, now),
    ...(loan.calledAt ? [{
      at: loan.calledAt, tone: 'ochre', icon: 'call', words: `Appel le ${moment(loan.calledAt, now)}`, detail: loan.callOutcome ? CALL_OUTCOME_LABEL[loan.callOutcome] : '',
    } as const] : []),
    ...returnsOf(loan, now),
    { ...dueOf(loan, now), at: loan.dueAt },
  ];
  return events.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function remindedOf({ remindedAt, reminderFailed, borrower }: LoanAnswer, now: Date): LoanEvent[] {
  if (remindedAt === null) return [];
  return [reminderFailed
    ? { at: remindedAt, tone: 'coral', icon: 'error', words: `Rappel non remis, le ${moment(remindedAt, now)}`, detail: `${borrower.email ?? 'Pas d’adresse'} : vérifiez l’adresse, ou appelez` }
    : { at: remindedAt, tone: 'ochre', icon: 'mail', words: `Rappel envoyé le ${moment(remindedAt, now)}`, detail: borrower.email ?? '' }];
}

function dueOf(loan: LoanAnswer, now: Date): Omit<LoanEvent, 'at'> {
  const renewed = loan.renewals > 0 ? `prolongé ${loan.renewals === 1 ? 'une fois' : `${loan.renewals} fois`}` : '';
  const late = loan.state === 'overdue';
  return {
    tone: late ? 'coral' : 'neutral', icon: late ? 'warning' : 'schedule', words: `Retour prévu le ${longDay(loan.dueAt)}`,
    detail: [late ? dueInWords(loan, now) : '', renewed, loan.renewalReason].filter(Boolean).join(' · '),
  };
}

/** What came back at one instant is one event. */
function returnsOf(loan: LoanAnswer, now: Date): LoanEvent[] {
  const ended = loan.lines.filter(({ returnedAt, cancelled }) => returnedAt !== null && !cancelled);
  const instants = [...new Set(ended.flatMap(({ returnedAt }) => returnedAt ?? []))];
  return instants.map((at) => {
    const lines = ended.filter(({ returnedAt }) => returnedAt === at);
    const lost = lines.some(({ absence }) => absence !== null);
    return {
      at, tone: lost ? 'coral' : 'pine', icon: lost ? 'search_off' : 'assignment_return',
      words: `${lost ? 'Noté non rendu' : 'Rendu'} le ${moment(at, now)}`,
      detail: lines.map(({ number, wearIn }) => (wearIn ? `${number} (${WEAR_LABEL[wearIn].toLowerCase()})` : number)).join(', '),
    };
  });
}
