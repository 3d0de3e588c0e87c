import { Transform } from 'class-transformer';
import { IsUUID } from 'class-validator';

/** The `:id` of a path. One that is no UUID names nothing. */
export class IdParam {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsUUID('all', { message: 'Cet élément n’existe pas.' })
  id!: string;
}
