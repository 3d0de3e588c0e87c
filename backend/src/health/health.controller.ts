import { Controller, Get } from '@nestjs/common';
import { BooleanField } from '@calanque/shared';
import { Allow } from '../access/index.js';
import { Database } from '../database/database.js';
import { ping } from '../database/database.queries.js';
import { Answers } from '../http/answers.js';

/** Answer of the health checks. */
export class Health {
  @BooleanField('en ordre')
  ok!: boolean;
}

@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** Whether the process answers. */
  @Get('live')
  @Allow('anyone')
  @Answers(Health)
  live(): Health {
    return { ok: true };
  }

  /** Whether the database answers too; 503 when not. */
  @Get('ready')
  @Allow('anyone')
  @Answers(Health)
  ready(): Promise<Health> {
    return ping(this.database).then(() => ({ ok: true }));
  }
}
