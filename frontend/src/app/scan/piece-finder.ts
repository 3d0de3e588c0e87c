import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { endingOf, endsWith, readingsOf, type EquipmentDetail, type SearchAnswer, type SearchHit } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';

/** What a scanned text leads to: one piece, or a sentence that says why not and what to do. */
export type Finding = { readonly piece: EquipmentDetail } | { readonly trouble: string };

/** More pieces than this with the same serial number need not be told apart. */
const NAMED_AT_MOST = 3;
/** Of those in which a few digits stand somewhere, the ones that may end so. */
const LOOKED_AT = 50;

/** Finds the piece that bears exactly a scanned number, serial number, MAC address or IMEI. */
@Service()
export class PieceFinder {
  private readonly http = inject(HttpClient);

  /** Throws what the requests throw. */
  async find(scanned: string): Promise<Finding> {
    const readings = readingsOf(scanned);
    for (const reading of readings) {
      const hits = await this.bearing(reading);
      const valid = hits.filter(({ annulled }) => !annulled);
      const [hit, another] = valid.length > 0 ? valid : hits;
      if (hit && another) return { trouble: severalOf(reading, valid) };
      if (hit?.annulled) return { trouble: annulled(hit.number ?? '') };
      if (hit) return { piece: await firstValueFrom(this.http.get<EquipmentDetail>(`/api/equipment/${hit.id}`)) };
    }
    return { trouble: unknown(readings[0] ?? scanned.trim()) };
  }

  /** The piece of this id. Throws what the request throws. */
  async read(id: string): Promise<Finding> {
    const piece = await firstValueFrom(this.http.get<EquipmentDetail>(`/api/equipment/${id}`));
    return piece.annulledAt === null ? { piece } : { trouble: annulled(piece.number) };
  }

  /** Those that bear exactly this; or else, of a few digits typed by hand, those whose number ends so: « 214 » is MDS13-000214. */
  private async bearing(q: string): Promise<readonly SearchHit[]> {
    const isEnding = endingOf(q) !== null;
    const { groups } = await firstValueFrom(this.http.get<SearchAnswer>('/api/search', { params: { q, kind: 'equipment', limit: isEnding ? LOOKED_AT : NAMED_AT_MOST + 1 } }));
    const hits = groups.flatMap((group) => group.hits);
    const exact = hits.filter(({ match }) => match === 'exact');
    return exact.length > 0 || !isEnding ? exact : hits.filter(({ number }) => number !== null && endsWith(number, q));
  }
}

const annulled = (number: string): string => `La fiche ${number} a été annulée : ce numéro ne sert plus.`;

const unknown = (code: string): string =>
  code === '' ? 'Rien n’a été lu. Scannez l’étiquette, ou saisissez le numéro.'
    : `Aucun matériel de vos MDS ne porte « ${code} ». Vérifiez l’étiquette, ou saisissez le numéro entier.`;

function severalOf(code: string, hits: readonly SearchHit[]): string {
  const numbers = hits.slice(0, NAMED_AT_MOST).map(({ number }) => number).join(', ');
  return `Plusieurs matériels portent « ${code} » (${numbers}${hits.length > NAMED_AT_MOST ? '…' : ''}) : scannez l’étiquette d’inventaire.`;
}
