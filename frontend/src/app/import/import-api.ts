import { HttpClient, HttpEventType } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { ImportConfirmation, ImportDetail, ImportKind, ImportMapping } from '@calanque/shared';
import { filter, firstValueFrom, map, type Observable } from 'rxjs';
import { ifMatch } from '../ui/form/if-match';

/** How far the sending of a file is, or what came of it. */
export type Sending = { readonly share: number | null } | { readonly detail: ImportDetail };

const ADDRESS = '/api/imports';

/** Imports, from the file to the report. */
@Service()
export class ImportApi {
  private readonly http = inject(HttpClient);

  /**
   * Sends a file. The same id again gives the same import. Leaving the observable stops the sending.
   * Problems: `file-missing`, `file-too-large` and the other `file-…`.
   */
  send(file: File, kind: ImportKind, id: string): Observable<Sending> {
    const form = new FormData();
    form.append('kind', kind);
    form.append('id', id);
    form.append('file', file, file.name);
    return this.http.post<ImportDetail>(ADDRESS, form, { observe: 'events', reportUploadProgress: true }).pipe(
      map((event): Sending | null => {
        if (event.type === HttpEventType.UploadProgress) return { share: event.total ? event.loaded / event.total : null };
        return event.type === HttpEventType.Response && event.body ? { detail: event.body } : null;
      }),
      filter((sending) => sending !== null),
    );
  }

  read(id: string): Promise<ImportDetail> {
    return firstValueFrom(this.http.get<ImportDetail>(`${ADDRESS}/${id}`));
  }

  /** Problems: `import-column-twice`, `import-field-unknown`, `import-value-unknown`, `import-running`, `import-over`, `stale`. */
  change(id: string, version: number, mapping: ImportMapping): Promise<ImportDetail> {
    return firstValueFrom(this.http.patch<ImportDetail>(`${ADDRESS}/${id}`, mapping, ifMatch(version)));
  }

  /** Begins a dry run: nothing is written. Problems: `import-columns-missing`, `import-running`, `import-over`. */
  check(id: string): Promise<ImportDetail> {
    return firstValueFrom(this.http.post<ImportDetail>(`${ADDRESS}/${id}/dry-run`, {}));
  }

  /**
   * Begins the import whose dry run was shown at this version.
   * Problems: `import-not-checked`, `import-running`, `import-over`, `stale`.
   */
  confirm(id: string, version: number, confirmation: ImportConfirmation): Promise<ImportDetail> {
    return firstValueFrom(this.http.post<ImportDetail>(`${ADDRESS}/${id}/confirm`, confirmation, ifMatch(version)));
  }

  /** Goes on with an import that stopped, at whichever version it is by now. Problems: `import-not-checked`. */
  resume(id: string): Promise<ImportDetail> {
    return firstValueFrom(this.http.post<ImportDetail>(`${ADDRESS}/${id}/confirm`, {}));
  }

  /** Forgets an import that was not confirmed. Problems: `import-running`, `import-over`. */
  async leave(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${ADDRESS}/${id}`));
  }
}

/** Where the refused rows are downloaded, with the reason in a last column. */
export const refusedRowsAddress = (id: string): string => `${ADDRESS}/${id}/refused.csv`;
