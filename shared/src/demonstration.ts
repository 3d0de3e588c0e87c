import { BooleanField, IntegerField } from './field/field.js';

/** Answer of `GET /api/demonstration` and `POST /api/demonstration/equipment`. */
export class DemonstrationState {
  /** Whether this server shows demonstration data. */
  @BooleanField('démonstration')
  enabled!: boolean;

  /** Whether its equipment has been loaded. */
  @BooleanField('matériel chargé')
  equipmentLoaded!: boolean;

  /** How many pieces there are in all. */
  @IntegerField('matériels', { min: 0, max: 10_000_000 })
  equipmentCount!: number;
}
