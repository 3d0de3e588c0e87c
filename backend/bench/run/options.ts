import { resolve } from 'node:path';
import { StartRefusal } from '../../src/lifecycle/start-refusal.js';

/** What a person can ask of the bench. */
export interface BenchOptions {
  /** The names of scenarios; null for all. */
  readonly only: readonly string[] | null;
  readonly pieces: number;
  readonly persons: number;
  /** How many rows the imported file has. */
  readonly rows: number;
  /** How many ask at once, each again as soon as it is answered. */
  readonly connections: number;
  readonly rounds: number;
  readonly seconds: number;
  /** A folder for a processor profile of the product; null for none. */
  readonly profile: string | null;
  /** A folder in which the inventory is kept from run to run; null for one that is thrown away. */
  readonly data: string | null;
}

const ABSENT: BenchOptions = { only: null, pieces: 100_000, persons: 5000, rows: 50_000, connections: 20, rounds: 5, seconds: 3, profile: null, data: null };

/**
 * Reads `--only=list,detail --pieces=10000 --rounds=3 --seconds=2 --profile=folder --data=folder`.
 * @throws StartRefusal in one French sentence
 */
export function readOptions(given: readonly string[], names: readonly string[]): BenchOptions {
  const options: Record<string, unknown> = {};
  for (const option of given) {
    const [, name = '', value = ''] = /^--([a-z]+)=(.+)$/.exec(option) ?? [];
    if (name === 'only') options[name] = value.split(',');
    else if (name === 'profile' || name === 'data') options[name] = resolve(value);
    else if (name in ABSENT && /^[1-9]\d{0,6}$/.test(value)) options[name] = Number(value);
    else throw new StartRefusal(`« ${option} » n’est pas une option : --only=… (${names.join(', ')}), --pieces=, --persons=, --rows=, --connections=, --rounds=, --seconds=, --profile=dossier, --data=dossier.`);
  }
  const read = { ...ABSENT, ...(options as Partial<BenchOptions>) };
  const unknown = read.only?.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new StartRefusal(`« ${unknown} » n’est pas un scénario : choisissez parmi ${names.join(', ')}.`);
  if (read.pieces % 10 !== 0) throw new StartRefusal('--pieces est un multiple de 10.');
  return read;
}
