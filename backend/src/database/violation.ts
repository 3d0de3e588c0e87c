import pg from 'pg';
import { QueryFailedError } from 'typeorm';

const DEADLOCK = '40P01';
const SERIALIZATION = '40001';
/** Connection lost, server out of means or going away, a standby after a failover, a statement that took too long. */
const CONNECTION_STATES = /^(08...|53...|57P..|25006|57014)$/;
const CONNECTION_CODES = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'];

/** PostgreSQL's own error behind whatever wraps it, or null when it is something else. */
export function databaseError(error: unknown): pg.DatabaseError | null {
  const inner: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return inner instanceof pg.DatabaseError ? inner : null;
}

/** The name of the constraint (or of the rule of a trigger) that refused a write, or null. */
export function violatedConstraint(error: unknown): string | null {
  return databaseError(error)?.constraint ?? null;
}

/** Whether another try of the same transaction can succeed. */
export function isPassing(error: unknown): boolean {
  const code = databaseError(error)?.code;
  return code === DEADLOCK || code === SERIALIZATION;
}

/** Whether PostgreSQL could not be reached, or is going away. */
export function isUnreachable(error: unknown): boolean {
  const inner: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (inner instanceof AggregateError) return inner.errors.some(isUnreachable);
  if (!(inner instanceof Error)) return false;
  const code = 'code' in inner ? String(inner.code) : '';
  return CONNECTION_STATES.test(code) || CONNECTION_CODES.includes(code)
    || /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(inner.message);
}
