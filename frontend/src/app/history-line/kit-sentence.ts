import { LINE_OUTCOME_LABEL, type HistoryLine, type LineOutcome } from '@calanque/shared';

/** Everything of these that their sentences say. */
export const SAID_OF_KIT_ITEM = ['kit_id', 'equipment_id', 'removed_at'];
export const SAID_OF_TRANSFER = ['sent_at', 'closed_at', 'cancelled_at', 'cancelled_reason'];
export const SAID_OF_TRANSFER_LINE = ['transfer_id', 'equipment_id', 'label', 'outcome', 'note'];

/** What happened to a kit, or to what is in it; null where the changed values say it. */
export function kitSentence(line: HistoryLine): string | null {
  const isNew = line.action === 'insert';
  if (line.table === 'kit_item') return `${isNew ? 'Ajouté' : 'Retiré'} : ${thingOf(line)}`;
  if (isNew) return 'Lot composé';
  return after(line, 'dissolved_at') === null ? null : 'Lot dissous';
}

/** What happened to a transfer, or to a line of it; null where the changed values say it. */
export function transferSentence(line: HistoryLine): string | null {
  if (line.table === 'transfer_line') return lineSentence(line);
  if (line.action === 'insert') return 'Transfert préparé';
  if (after(line, 'sent_at') !== null) return 'Transfert envoyé';
  if (after(line, 'closed_at') !== null) return 'Transfert terminé';
  return after(line, 'cancelled_at') === null ? null : `Transfert annulé · ${after(line, 'cancelled_reason') ?? ''}`;
}

function lineSentence(line: HistoryLine): string {
  const outcome = after(line, 'outcome');
  const note = after(line, 'note');
  if (outcome !== null) return `${LINE_OUTCOME_LABEL[outcome as LineOutcome]} : ${thingOf(line)}${note ? ` · ${note}` : ''}`;
  return `${line.action === 'delete' ? 'Retiré' : 'Ajouté'} : ${thingOf(line)}`;
}

/** The number of the piece, or what somebody called what came without being listed. */
function thingOf(line: HistoryLine): string {
  const named = line.changes.find(({ field }) => field === 'equipment_id' || field === 'label');
  return named?.after ?? named?.before ?? 'un matériel';
}

function after(line: HistoryLine, field: string): string | null {
  return line.changes.find((change) => change.field === field)?.after ?? null;
}
