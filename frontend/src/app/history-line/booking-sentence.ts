import type { HistoryLine } from '@calanque/shared';
import { moment, shortDay, timeOf } from '../ui/format/dates';
import { endsOfPeriod } from './history-field';

/** Everything of a booking that its sentence says. */
export const SAID_OF_BOOKING = ['id', 'equipment_id', 'period', 'status', 'use', 'person_id', 'owner_id', 'purpose', 'reason', 'override_reason'];

const DECIDED: Readonly<Record<string, string>> = {
  asked: 'Réservation à approuver de nouveau', approved: 'Réservation approuvée', refused: 'Réservation refusée', cancelled: 'Réservation annulée', fulfilled: 'Réservation honorée',
};

/** What happened to a booking: made, decided about, moved, or put aside. */
export function bookingSentence(line: HistoryLine): string {
  const person = valueOf(line, 'person_id');
  const status = valueOf(line, 'status');
  const span = spanOf(line);
  if (line.action === 'insert') return `${status === 'asked' ? 'Réservation demandée' : 'Réservation faite'}${person ? ` pour ${person}` : ''}${span}`;
  const wasHandedOver = line.changes.some(({ field, before }) => field === 'status' && before === 'fulfilled');
  if (wasHandedOver) return `Remise annulée, réservation rétablie${span}`;
  const reason = valueOf(line, 'reason');
  if (status) return `${DECIDED[status] ?? 'Réservation changée'}${reason ? ` · ${reason}` : ''}${span}`;
  const aside = valueOf(line, 'override_reason');
  if (aside) return `Remis à quelqu’un d’autre malgré une réservation · ${aside}`;
  if (valueOf(line, 'equipment_id')) return `Réservation passée à un autre matériel${span}`;
  return `Réservation ${span ? `déplacée${span}` : 'changée'}`;
}

function spanOf(line: HistoryLine): string {
  const period = valueOf(line, 'period');
  const { start, end } = period ? endsOfPeriod(period) : { start: null, end: null };
  if (!start || !end) return '';
  const sameDay = shortDay(start) === shortDay(end);
  return sameDay ? `, le ${shortDay(start)} de ${timeOf(start)} à ${timeOf(end)}` : `, du ${moment(start)} au ${moment(end)}`;
}

function valueOf(line: HistoryLine, field: string): string | null {
  return line.changes.find((change) => change.field === field)?.after ?? null;
}
