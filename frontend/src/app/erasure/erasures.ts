import { Service, inject } from '@angular/core';
import { Announcements } from '../ui/dialog/announcements';
import { Dialogs } from '../ui/dialog/dialogs';
import type { ErasureSubject } from './record-erasure';

/** Lets one record that the memory of a piece was erased. */
@Service()
export class Erasures {
  private readonly announcements = inject(Announcements);
  private readonly dialogs = inject(Dialogs);

  /** @returns Whether it was recorded. */
  async record(piece: ErasureSubject): Promise<boolean> {
    const recorded = await this.dialogs.open<boolean, ErasureSubject>(() => import('./record-erasure').then((file) => file.RecordErasure), { id: piece.id, number: piece.number });
    if (recorded) await this.announcements.say(`Effacement enregistré : ${piece.number}`);
    return recorded === true;
  }
}
