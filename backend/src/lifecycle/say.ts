import { saysDiskFull } from './file-refusal.js';
import { StartRefusal } from './start-refusal.js';

/** Tells the person who started the server something, in French, beside the log. */
export function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

/** Tells why the server ends: the sentences alone, with the whole cause only for who debugs. */
export function sayRefusal(error: unknown): void {
  process.stderr.write(`${sentencesOf(error).join('\n')}\n`);
  if (['debug', 'trace'].includes(process.env['CALANQUE_LOG_LEVEL'] ?? '')) {
    console.error(error);
  }
}

function sentencesOf(error: unknown): readonly string[] {
  if (error instanceof StartRefusal) {
    return error.sentences;
  }
  const reason = error instanceof Error ? error.message : String(error);
  return saysDiskFull(reason)
    ? ['Le disque de la base de données est plein : libérez de la place, puis relancez.']
    : [
        `Calanque ne peut pas continuer (${reason}) : relancez avec CALANQUE_LOG_LEVEL=debug` +
          ' pour en voir le détail.',
      ];
}
