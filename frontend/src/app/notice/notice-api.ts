import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { NoticeAnswer } from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { NoticeFeed } from './notice-feed';

/** What is done with notices; the bell follows. */
@Service()
export class NoticeApi {
  private readonly feed = inject(NoticeFeed);
  private readonly http = inject(HttpClient);

  async read(notice: NoticeAnswer): Promise<void> {
    if (notice.readAt === null) await this.send(`/api/notices/${notice.id}/read`, {});
  }

  /** @param upTo The newest one that the reader has seen: what came since stays unread. */
  async readAll(upTo: string | null): Promise<void> {
    await this.send('/api/notices/read-all', { upTo });
  }

  private async send(address: string, body: object): Promise<void> {
    await firstValueFrom(this.http.post(address, body));
    this.feed.refresh();
  }
}
