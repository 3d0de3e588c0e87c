/** What a notice needs of a booking. */
export interface ToldBooking {
  readonly id: string;
  readonly start: Date;
  readonly end: Date;
  readonly personId: string | null;
  readonly ownerId: string;
}

/** One notice to one person about all of their bookings: where to see the first, and its time, how many more there are, and until when. */
export interface ToldTogether {
  readonly to: readonly [string];
  readonly link: string;
  readonly times: { readonly from: string; readonly to: string; readonly more?: number; readonly until?: string };
}

/** Who booked, and for whom it was. */
export function peopleOf({ ownerId, personId }: ToldBooking): string[] {
  return [...new Set([ownerId, ...(personId ? [personId] : [])])];
}

/** Bookings of one piece, soonest first, as they are told: once to each person, however many there are. */
export function toldTogether(bookings: readonly ToldBooking[]): ToldTogether[] {
  return [...new Set(bookings.flatMap(peopleOf))].flatMap((person): ToldTogether[] => {
    const [first, ...more] = bookings.filter((booking) => peopleOf(booking).includes(person));
    if (!first) return [];
    const until = more.at(-1)?.end.toISOString();
    const times = { from: first.start.toISOString(), to: first.end.toISOString(), ...(until !== undefined && { more: more.length, until }) };
    return [{ to: [person], link: `/reservations/${first.id}`, times }];
  });
}
