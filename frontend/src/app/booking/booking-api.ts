import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  BookingAnswer, BookingApproval, BookingDraft, BookingEnding, BookingFeed, BookingFeedDraft, BookingHandOver, BookingMove, BookingsMade,
} from '@calanque/shared';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../ui/form/if-match';

/** Bookings, written. */
@Service()
export class BookingApi {
  private readonly http = inject(HttpClient);

  /** Problems: `booking-taken` with the next free times, `equipment-held-then`, `kit-incomplete`, … */
  ask(draft: BookingDraft): Promise<BookingsMade> {
    return firstValueFrom(this.http.post<BookingsMade>('/api/bookings', draft));
  }

  /** The one, or all of its series that still wait. */
  approve(booking: BookingAnswer, approval: BookingApproval = {}): Promise<BookingAnswer> {
    return this.act(booking, 'approve', approval);
  }

  /** Answers every booking that ended. */
  refuse(booking: BookingAnswer, ending: BookingEnding): Promise<BookingsMade> {
    return this.act<BookingsMade>(booking, 'refuse', ending);
  }

  /** Answers every booking that ended. */
  cancel(booking: BookingAnswer, ending: BookingEnding): Promise<BookingsMade> {
    return this.act<BookingsMade>(booking, 'cancel', ending);
  }

  /** Other times or another piece. Problems: those of `ask`, `stale`. */
  move(booking: BookingAnswer, move: BookingMove): Promise<BookingAnswer> {
    return this.act(booking, 'move', move);
  }

  /** Makes the assignment that was planned. Problems: `equipment-already-held`, `erasure-missing`, … */
  handOver(booking: BookingAnswer, handOver: BookingHandOver): Promise<BookingsMade> {
    return this.act<BookingsMade>(booking, 'hand-over', handOver);
  }

  /** The answer holds the address, this once. */
  makeFeed(draft: BookingFeedDraft): Promise<BookingFeed> {
    return firstValueFrom(this.http.post<BookingFeed>('/api/booking-feeds', draft));
  }

  /** Whoever has the address reads nothing more. */
  async revokeFeed(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/booking-feeds/${id}`));
  }

  private act<Answer = BookingAnswer>(booking: BookingAnswer, act: string, body: object): Promise<Answer> {
    return firstValueFrom(this.http.post<Answer>(`/api/bookings/${booking.id}/${act}`, body, ifMatch(booking.version)));
  }
}
