import { loadConfig } from '../config/config.js';
import { stopAbandoned } from '../database/embedded/index.js';

/** Run by the launcher when the server was killed: ends the embedded database that it left. */
const { databaseUrl, dataFolder } = loadConfig(process.env);
if (databaseUrl === null) {
  await stopAbandoned(dataFolder);
}
