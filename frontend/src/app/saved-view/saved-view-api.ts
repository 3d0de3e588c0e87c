import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { SavedViewAnswer, SavedViewChange, SavedViewDraft } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../ui/form/if-match';

/** The saved views, written. */
@Service()
export class SavedViewApi {
  private readonly http = inject(HttpClient);

  /** Problems: `view-name-taken`, `views-full`, `site-unknown`. */
  create(draft: SavedViewDraft): Promise<SavedViewAnswer> {
    return firstValueFrom(this.http.post<SavedViewAnswer>('/api/saved-views', draft));
  }

  /** Problems: `stale` and those of `create`. */
  change({ id, version }: Pick<SavedViewAnswer, 'id' | 'version'>, change: SavedViewChange): Promise<SavedViewAnswer> {
    return firstValueFrom(this.http.patch<SavedViewAnswer>(`/api/saved-views/${id}`, change, ifMatch(version)));
  }

  async delete(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/saved-views/${id}`));
  }
}
