import { databaseError, violatedConstraint } from './violation.js';
import { CONSTRAINT_PROBLEMS } from './constraint-problems.js';
import { Refusal } from '../refusal/refusal.js';
import { sql, type Reader } from './sql.js';

/**
 * Runs a part of a transaction that may fail without spoiling the rest. A constraint's refusal is given as its typed refusal.
 * @throws Refusal whatever the work refuses
 */
export async function withSavepoint<Result>(reader: Reader, work: () => Promise<Result>): Promise<Result> {
  await reader.rows(sql`SAVEPOINT part`);
  try {
    const result = await work();
    await reader.rows(sql`RELEASE SAVEPOINT part`);
    return result;
  } catch (error) {
    await reader.rows(sql`ROLLBACK TO SAVEPOINT part`);
    const known = databaseError(error) && CONSTRAINT_PROBLEMS[violatedConstraint(error) ?? ''];
    throw known ? new Refusal(known.code) : error;
  }
}

/**
 * Runs a part of a transaction that may be refused without spoiling the rest: by a constraint, or by an error that `isRefusal`.
 * @returns what refused it, or null when the part was done
 */
export async function refusalOfPart(reader: Reader, work: () => Promise<unknown>, isRefusal: (error: unknown) => boolean): Promise<unknown> {
  await reader.rows(sql`SAVEPOINT part`);
  try {
    await work();
    await reader.rows(sql`RELEASE SAVEPOINT part`);
    return null;
  } catch (error) {
    if (violatedConstraint(error) === null && !isRefusal(error)) throw error;
    await reader.rows(sql`ROLLBACK TO SAVEPOINT part`);
    return error;
  }
}
