import { Transform } from 'class-transformer';
import { IsOptional, registerDecorator } from 'class-validator';
import type { FieldOptions } from './field.js';

/** Whether the text is a day of the calendar, written `YYYY-MM-DD`, from 1980 to 2199. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1980 || year > 2199) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The last day of a period of whole months that begins on `day`; the 31st falls back to the month's last day. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const moved = new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)));
  return moved.toISOString().slice(0, 10);
}

/** A day without a time of day, `YYYY-MM-DD`. */
export function DayField(label: string, options: FieldOptions = {}): PropertyDecorator {
  return (target, key) => {
    Transform(({ value }: { value: unknown }) => (value === '' ? null : value))(target, key);
    if (options.optional) IsOptional()(target, key);
    registerDecorator({
      name: 'isDay',
      target: target.constructor,
      propertyName: key as string,
      options: { message: `« ${label} » : cette date n’existe pas. Écrivez-la jour, mois, année.` },
      validator: { validate: isDay },
    });
  };
}
