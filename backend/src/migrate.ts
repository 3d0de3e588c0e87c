import { runMigrations } from './lifecycle/run-migrations.js';

process.exit(await runMigrations());
