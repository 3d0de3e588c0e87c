import type { AddressInfo } from 'node:net';
import { createBareServer } from './bare-server.js';

/** The bare handler in a process of its own; ends with the bench that started it. */
const { server } = await createBareServer(process.env['DATABASE_URL'] ?? '');
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
