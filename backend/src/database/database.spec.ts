import { useTestApp } from '../testing/test-app.js';
import { ping } from './database.queries.js';

const SERVER = { accountId: null, requestId: 'spec' };

describe('The database', () => {
  const app = useTestApp();

  it('lets the work of a transaction read on its own connection only', async () => {
    const { database } = app();
    await expectAsync(database.write(SERVER, (tx) => ping(tx))).toBeResolved();
    await expectAsync(database.write(SERVER, () => ping(database))).toBeRejectedWithError(/own connection/);
    await expectAsync(ping(database)).toBeResolved();
  });

  it('runs many more transactions at once than it has connections', async () => {
    const { database } = app();
    const runs = Array.from({ length: 40 }, () => database.write(SERVER, (tx) => ping(tx)).then(() => ping(database)));
    await expectAsync(Promise.all(runs)).toBeResolved();
  });
});
