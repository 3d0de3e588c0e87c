import { longDay, monthOf, parisDay } from '../ui/format/dates';

/** Whether the day has passed, in Paris. */
export const isPast = (day: string, now = new Date()): boolean => day < parisDay(now);

/** « finie depuis mai 2023 », « jusqu’au 14 mai 2027 »; for the months when no purchase is known. */
export function warrantyInWords(endsOn: string | null, months: number | null, now = new Date()): string {
  if (endsOn === null) return months === null ? '' : `${months} mois, date d’achat inconnue`;
  return isPast(endsOn, now) ? `finie depuis ${monthOf(endsOn)}` : `jusqu’au ${longDay(endsOn)}`;
}

/** « jusqu’en mai 2027 », « fini depuis mai 2023 » */
export const supportUntil = (endsOn: string, now = new Date()): string => (isPast(endsOn, now) ? `fini depuis ${monthOf(endsOn)}` : `jusqu’en ${monthOf(endsOn)}`);

/** « fin de support mai 2027 », « plus de support depuis mai 2023 » */
export function supportInWords(endsOn: string, now = new Date()): string {
  return isPast(endsOn, now) ? `plus de support depuis ${monthOf(endsOn)}` : `fin de support ${monthOf(endsOn)}`;
}

/** An IMEI in the groups in which devices show it: « 35 693803 564380 9 ». */
export const imeiInGroups = (imei: string): string => imei.replace(/^(\d{2})(\d{6})(\d{6})(\d)$/, '$1 $2 $3 $4');
