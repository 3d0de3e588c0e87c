import { instantOf } from '../ui/format/dates';

/** A planned return is a day: whoever returns on that day is on time. Null for no day. */
export const endOfDay = (day: string): string | null => (day === '' ? null : instantOf(`${day}T23:59`));
