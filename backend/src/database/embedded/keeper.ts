import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from '#launch/process-table';
import { StartRefusal } from '../../lifecycle/start-refusal.js';
import type { Postmaster } from './postmaster.js';

const LOOK_EVERY_MS = 250;
/** A server that ends this often within the period has a reason that a restart does not cure. */
const MOST_RECOVERIES = 5;
const PERIOD_MS = 60_000;

/** Told in French what becomes of the database while the product runs. */
export interface DatabaseWatcher {
  /** The database ended by itself, or came back. */
  said(sentence: string): void;
  /** The database ended and cannot be started again. */
  lost(refusal: StartRefusal): void;
}

/** Starts the database again when it ends without being asked to. */
export class Keeper {
  private readonly ends: number[] = [];
  private readonly stopping = new AbortController();
  private readonly watching: Promise<void>;

  /**
   * @param running the server as it is now
   * @param restart starts it again on the same port, so that the application's address stays true
   */
  constructor(
    private running: Postmaster,
    private readonly restart: () => Promise<Postmaster>,
    private readonly watcher: DatabaseWatcher,
  ) {
    this.watching = this.watch();
  }

  /** The server as it is now. */
  get postmaster(): Postmaster {
    return this.running;
  }

  /** Looks no more; a restart under way is finished first. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.watching;
  }

  private async watch(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      if (!isAlive(this.running.pid) && !(await this.recover())) {
        return;
      }
      await wait(LOOK_EVERY_MS, undefined, { ref: false, signal }).catch(() => {
        // Aborted: `stop` was called.
      });
    }
  }

  private async recover(): Promise<boolean> {
    const now = Date.now();
    this.ends.push(now);
    if (this.ends.filter((end) => end > now - PERIOD_MS).length > MOST_RECOVERIES) {
      this.watcher.lost(
        new StartRefusal(
          'La base de données s’arrête sans cesse : Calanque s’arrête aussi. Regardez le journal postgres.log' +
            ' du dossier des données, puis relancez.',
        ),
      );
      return false;
    }
    this.watcher.said('La base de données s’est arrêtée d’elle-même : Calanque la redémarre.');
    try {
      this.running = await this.restart();
    } catch (error) {
      this.watcher.lost(
        error instanceof StartRefusal
          ? error
          : new StartRefusal('La base de données ne redémarre pas : relancez Calanque.', { cause: error }),
      );
      return false;
    }
    this.watcher.said('La base de données est repartie ; ce qui était enregistré est là.');
    return true;
  }
}
