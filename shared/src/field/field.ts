import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsEmail, IsIn, IsInt, IsISO8601, IsNumber, IsObject, IsOptional,
  IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength, registerDecorator, ValidateNested,
} from 'class-validator';

/** What every field decorator takes. A field is required unless `optional`; an optional field may be absent or null. */
export interface FieldOptions {
  readonly optional?: boolean;
}

type PropertyDecoratorList = readonly (PropertyDecorator | undefined)[];

/** Applied from the last to the first, as decorators written above a property are: the last one's sentence comes first. */
function together(...decorators: PropertyDecoratorList): PropertyDecorator {
  return (target, key) => {
    for (const decorate of decorators.toReversed()) decorate?.(target, key);
  };
}

const optional = (options: FieldOptions): PropertyDecorator | undefined =>
  options.optional ? IsOptional() : undefined;

/** An empty text from a form or a query string means "nothing", so that optional fields can be left blank. */
const BlankIsNull = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' && value.trim() === '' ? null : value));

const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export interface TextOptions extends FieldOptions {
  /** Shortest length after trimming, in characters; 1 unless told. */
  readonly min?: number;
  /** Greatest length after trimming, in characters. */
  readonly max: number;
  readonly pattern?: RegExp;
  /** The sentence shown when the pattern does not match. */
  readonly patternSentence?: string;
}

/** Something to see, and no control character but the ends of lines and tabulators: nobody types the others on purpose. */
function IsReadable(label: string): PropertyDecorator {
  return (target, key) => {
    registerDecorator({
      name: 'isReadable',
      target: target.constructor,
      propertyName: key as string,
      options: { message: `« ${label} » : un caractère n’est pas lisible. Retapez ce texte.` },
      validator: {
        validate: (value: unknown) =>
          typeof value !== 'string' || value === '' || (/[^\p{C}\p{Z}]/u.test(value) && !/(?![\t\n\r])[\p{Cc}\p{Cs}]/u.test(value)),
      },
    });
  };
}

/** Text, trimmed on arrival. `label` is the French name of the field as the screen shows it. */
export function TextField(label: string, options: TextOptions): PropertyDecorator {
  const { min = 1, max, pattern, patternSentence } = options;
  return together(
    options.optional ? BlankIsNull() : undefined,
    Trimmed(),
    optional(options),
    IsReadable(label),
    pattern && Matches(pattern, { message: patternSentence ?? `« ${label} » n’a pas la forme attendue.` }),
    MaxLength(max, { message: `« ${label} » : ${max} caractères au plus.` }),
    MinLength(min, { message: min > 1 ? `« ${label} » : ${min} caractères au moins.` : `Renseignez « ${label} ».` }),
    IsString({ message: `Renseignez « ${label} ».` }),
  );
}

/** A secret: text that is neither trimmed nor changed on arrival. */
export function SecretField(label: string, max: number): PropertyDecorator {
  return together(
    MaxLength(max, { message: `« ${label} » : ${max} caractères au plus.` }),
    MinLength(1, { message: `Renseignez « ${label} ».` }),
    IsString({ message: `Renseignez « ${label} ».` }),
  );
}

export function EmailField(label: string, options: FieldOptions = {}): PropertyDecorator {
  return together(
    options.optional ? BlankIsNull() : undefined,
    Trimmed(),
    optional(options),
    MaxLength(254, { message: `« ${label} » : 254 caractères au plus.` }),
    IsEmail({}, { message: `« ${label} » : écrivez une adresse complète, par exemple prenom.nom@departement13.fr.` }),
  );
}

/** Identifiers are compared as text, and PostgreSQL writes them in lower case. */
const LowerCase = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => {
    const lower = (one: unknown) => (typeof one === 'string' ? one.toLowerCase() : one);
    return Array.isArray(value) ? value.map(lower) : lower(value);
  });

/** A UUID; arrives in lower case. */
export function IdField(label: string, options: FieldOptions = {}): PropertyDecorator {
  return together(
    options.optional ? BlankIsNull() : undefined,
    LowerCase(),
    optional(options),
    IsUUID('all', { message: `Choisissez « ${label} » dans la liste.` }),
  );
}

/** A list that is too long arrives as one of gaps, which is refused for its length alone: nothing looks at what was in it. */
const Emptied = (max: number): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (Array.isArray(value) && value.length > max ? new Array<undefined>(max + 1) : value));

/** No two elements, or what `named` reads of each, are the same. A list that is too long is refused before anything of it is read. */
function AllDifferent(max: number, message: string, named: (element: unknown) => unknown = (element) => element): PropertyDecorator {
  return (target, key) => {
    registerDecorator({
      name: 'allDifferent',
      target: target.constructor,
      propertyName: key as string,
      options: { message },
      validator: {
        validate: (value: unknown) => !Array.isArray(value) || (value.length <= max && new Set(value.map(named)).size === value.length),
      },
    });
  };
}

/** A list of UUIDs without repetition, in lower case on arrival; in a query string, separated by commas. */
export function IdListField(label: string, options: FieldOptions & { readonly max?: number } = {}): PropertyDecorator {
  const { max = 200 } = options;
  return together(
    LowerCase(),
    Emptied(max),
    CommaSeparated(),
    optional(options),
    AllDifferent(max, `« ${label} » : un même élément ne peut être choisi deux fois.`),
    IsUUID('all', { each: true, message: `« ${label} » : choisissez dans la liste.` }),
    ArrayMaxSize(max, { message: `« ${label} » : ${max} au plus.` }),
    IsArray({ message: `« ${label} » : choisissez dans la liste.` }),
  );
}

/** In a query string a list is `a,b` or the parameter repeated. */
function CommaSeparated(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => {
    if (typeof value === 'string') return value === '' ? null : value.split(',');
    return value;
  });
}

export function ChoiceField(label: string, values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return together(
    options.optional ? BlankIsNull() : undefined,
    optional(options),
    IsIn([...values], { message: `Choisissez « ${label} » parmi les valeurs proposées.` }),
  );
}

/** A list of choices without repetition; in a query string, separated by commas. */
export function ChoiceListField(label: string, values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return together(
    Emptied(values.length),
    CommaSeparated(),
    optional(options),
    AllDifferent(values.length, `« ${label} » : une même valeur ne peut être choisie deux fois.`),
    IsIn([...values], { each: true, message: `« ${label} » : choisissez parmi les valeurs proposées.` }),
    IsArray({ message: `« ${label} » : choisissez parmi les valeurs proposées.` }),
  );
}

export interface NumberOptions extends FieldOptions {
  readonly min: number;
  readonly max: number;
}

/** A query string holds only text: digits become a number, anything else is left for the check to refuse. */
const NumberFromText = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value === '' ? null : value);

/** A whole number. */
export function IntegerField(label: string, options: NumberOptions): PropertyDecorator {
  const sentence = `« ${label} » : un nombre entier de ${options.min} à ${options.max}.`;
  return together(
    NumberFromText(),
    optional(options),
    Max(options.max, { message: sentence }),
    Min(options.min, { message: sentence }),
    IsInt({ message: sentence }),
  );
}

/** A number that may have decimals. */
export function DecimalField(label: string, options: NumberOptions): PropertyDecorator {
  const sentence = `« ${label} » : un nombre de ${options.min} à ${options.max}.`;
  return together(
    NumberFromText(),
    optional(options),
    Max(options.max, { message: sentence }),
    Min(options.min, { message: sentence }),
    IsNumber({ allowNaN: false, allowInfinity: false }, { message: sentence }),
  );
}

export function BooleanField(label: string, options: FieldOptions = {}): PropertyDecorator {
  return together(
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    optional(options),
    IsBoolean({ message: `« ${label} » : répondez par oui ou par non.` }),
  );
}

/** Only the spelling that every program reads alike; no time of day and no year that a slip of the keyboard makes. */
const INSTANT = /^(19[7-9]|20\d|21\d)\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** An instant from 1970 to 2199, ISO 8601 with its offset (`2026-11-23T09:30:00Z`). */
export function InstantField(label: string, options: FieldOptions = {}): PropertyDecorator {
  const sentence = `« ${label} » : indiquez une date et une heure qui existent.`;
  return together(
    options.optional ? BlankIsNull() : undefined,
    optional(options),
    IsISO8601({ strict: true, strictSeparator: true }, { message: sentence }),
    Matches(INSTANT, { message: sentence }),
  );
}

/** A list of other contract objects. */
export function ListField(label: string, type: () => new () => object, max: number): PropertyDecorator {
  // No object is made of the lines of a list that is too long.
  const tooLong = (list: unknown) => Array.isArray(list) && list.length > max;
  return together(
    Type((given) => (given && tooLong((given.object as Record<string, unknown>)[given.property]) ? String : type())),
    Emptied(max),
    ValidateNested({ each: true }),
    ArrayMaxSize(max, { message: `« ${label} » : ${max} lignes au plus.` }),
    IsArray({ message: `« ${label} » : une liste est attendue.` }),
  );
}

/** What an act is to be done on: at least one object, each named once by its `key`. */
export function LineListField(label: string, type: () => new () => object, lines: FieldOptions & { readonly max: number; readonly key: string; readonly min?: 0 }): PropertyDecorator {
  const named = (line: unknown) => (typeof line === 'object' && line !== null ? Reflect.get(line, lines.key) as unknown : line);
  return together(
    optional(lines),
    AllDifferent(lines.max, `« ${label} » : un même élément ne peut être choisi deux fois.`, named),
    ListField(label, type, lines.max),
    lines.min === 0 ? undefined : ArrayMinSize(1, { message: `« ${label} » : choisissez-en au moins un.` }),
  );
}

/** One other contract object. */
export function ObjectField(type: () => new () => object, options: FieldOptions = {}): PropertyDecorator {
  return together(Type(type), optional(options), ValidateNested(), IsObject({ message: 'Il manque ici un ensemble de champs.' }));
}
