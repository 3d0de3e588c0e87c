import { IsUUID } from 'class-validator';

/** The `:id` of a path. One that is no UUID names nothing. */
export class IdParam {
  @IsUUID('all', { message: 'Cet élément n’existe pas.' })
  id!: string;
}
