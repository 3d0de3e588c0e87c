import { Transform } from 'class-transformer';
import { isIP, IsOptional, registerDecorator } from 'class-validator';
import type { FieldOptions } from './field.js';

/**
 * The one spelling in which a MAC address is kept: six pairs of lower-case hexadecimal digits between colons.
 * Hyphens, dots (Cisco), spaces and no separator at all are understood; anything else gives null.
 */
export function normalizeMac(text: string): string | null {
  const digits = text.trim().toLowerCase().replace(/[\s:.-]/g, '');
  if (!/^[0-9a-f]{12}$/.test(digits) || /^(0{12}|f{12})$/.test(digits)) return null;
  return (digits.match(/../g) ?? []).join(':');
}

/**
 * The 15 digits of an IMEI, or null when the text is not one: wrong length, or wrong check digit
 * (Luhn, 3GPP TS 23.003 annex B). Spaces, hyphens, dots and slashes between groups are understood.
 */
export function normalizeImei(text: string): string | null {
  const digits = text.trim().replace(/[\s./-]/g, '');
  if (!/^\d{15}$/.test(digits) || /^0+$/.test(digits)) return null;
  let sum = 0;
  for (let place = 0; place < 15; place++) {
    const digit = Number(digits[place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 ? digits : null;
}

/** An IPv4 or IPv6 address of one machine, in lower case; null when the text is not one. */
export function normalizeIp(text: string): string | null {
  const address = text.trim().toLowerCase();
  return isIP(address) && !address.includes('%') ? address : null;
}

/** The key under which two spellings of one serial number meet: upper case, without spaces. */
export function serialKey(text: string): string {
  return text.toUpperCase().replace(/\s+/g, '');
}

interface IdentifierRule {
  readonly name: string;
  readonly normalize: (text: string) => string | null;
  readonly sentence: string;
}

function identifierField(rule: IdentifierRule, options: FieldOptions): PropertyDecorator {
  return (target, key) => {
    Transform(({ value }: { value: unknown }) => {
      if (typeof value !== 'string') return value;
      return value.trim() === '' ? null : rule.normalize(value) ?? value;
    })(target, key);
    if (options.optional) IsOptional()(target, key);
    registerDecorator({
      name: rule.name,
      target: target.constructor,
      propertyName: key as string,
      options: { message: rule.sentence },
      validator: { validate: (value: unknown) => typeof value === 'string' && rule.normalize(value) !== null },
    });
  };
}

/** A MAC address in any usual spelling; arrives normalised. */
export const MacField = (options: FieldOptions = {}): PropertyDecorator =>
  identifierField({
    name: 'isMac',
    normalize: normalizeMac,
    sentence: 'Cette adresse MAC n’est pas complète : elle compte douze chiffres ou lettres de A à F, comme 02:8e:4e:e5:96:5b.',
  }, options);

/** An IMEI in any usual spelling; arrives as 15 digits. */
export const ImeiField = (options: FieldOptions = {}): PropertyDecorator =>
  identifierField({
    name: 'isImei',
    normalize: normalizeImei,
    sentence: 'Cet IMEI n’est pas juste : il compte 15 chiffres, et le dernier vérifie les autres. Relisez-le sur l’appareil (composez *#06#).',
  }, options);

/** The IP address of one machine, without a network behind it. */
export const IpField = (options: FieldOptions = {}): PropertyDecorator =>
  identifierField({
    name: 'isIpAddress',
    normalize: normalizeIp,
    sentence: 'Cette adresse IP n’existe pas : écrivez-la comme 192.168.1.20.',
  }, options);
