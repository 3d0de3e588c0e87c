import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HistoryLine, Page, Permission } from '@calanque/shared';
import { entriesOf, importsInOne, nameOf, placeOf, type HistoryEntry } from '../history-line/index';
import { Session } from '../session/session';
import { MomentPipe } from '../ui/format/pipes';
import { Card } from '../ui/page/card';
import { Failure } from '../ui/state/failure';

/** One change as a line: when, what it is about, what was done, who did it. */
interface RecentChange {
  readonly key: string;
  readonly at: string;
  readonly actor: string | null;
  readonly subject: string;
  readonly link: string;
  /** What one must be allowed in order to follow the link. */
  readonly needs: Permission;
  /** Whether the thing is still where the reader may go. */
  readonly reachable: boolean;
  readonly words: string;
}

const SHOWN = 6;

/** The last changes in the caller's sites. */
@Component({
  selector: 'cal-recent-changes',
  imports: [Card, Failure, MomentPipe, RouterLink],
  templateUrl: './recent-changes.html',
  styleUrl: './recent-changes.css',
})
export class RecentChanges {
  protected readonly session = inject(Session);

  /** Read again whenever it changes. */
  readonly revision = input<unknown>();

  protected readonly page = httpResource<Page<HistoryLine>>(() => {
    this.revision();
    return { url: '/api/history', params: { limit: 40 } };
  });
  protected readonly changes = computed(() => (this.page.hasValue() ? changesOf(this.page.value().items) : []));
}

/** The acts, newest first; one act on many things is one change, and so is an import of many sites. */
export function changesOf(given: readonly HistoryLine[]): RecentChange[] {
  const lines = importsInOne(given);
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  const acts: { line: HistoryLine; entry: HistoryEntry; words: string; others: number }[] = [];
  for (const entry of entriesOf(lines)) {
    const line = lineOf.get(entry.key);
    if (!line) continue;
    const words = wordsOf(entry);
    const last = acts.at(-1);
    if (last && line.requestId !== null && last.line.requestId === line.requestId && last.words === words) last.others += 1;
    else acts.push({ line, entry, words, others: 0 });
  }
  return acts.slice(0, SHOWN).map(({ line, entry, words, others }) => ({
    key: entry.key,
    at: entry.at,
    actor: entry.actor,
    subject: nameOf(line) + (others > 0 ? ` et ${others} ${others > 1 ? 'autres' : 'autre'}` : ''),
    ...placeOf(line),
    reachable: line.reachable,
    words,
  }));
}

function wordsOf(entry: HistoryEntry): string {
  const sentence = entry.lines.find((line) => line.sentence)?.sentence;
  if (sentence) return sentence;
  const labels = new Set(entry.lines.flatMap((line) => line.changes.map((change) => change.label)));
  const [change] = entry.lines.flatMap((line) => line.changes);
  if (labels.size === 1 && change && !change.concealed) return `${change.label} : ${change.after ?? 'vide'}`;
  const [first = 'Fiche', ...more] = labels;
  return more.length > 0 ? `${first} et ${more.length > 1 ? `${more.length} autres champs modifiés` : `${more[0]?.toLowerCase()} modifiés`}` : `${first} : modifié`;
}
