import type { NextFunction, Request, Response } from 'express';
import { Refusal } from '../refusal/refusal.js';

/** Deeper than anything in the contract. */
const DEEPEST = 10;

/**
 * Refuses, before anything looks inside, what no screen sends: nests so deep that walking them would end the
 * stack, and names that every object has and that pass for known ones.
 */
export function plainInput(request: Request, _response: Response, next: NextFunction): void {
  next(faultOf(request.query) ?? faultOf(request.body) ?? undefined);
}

function faultOf(input: unknown): Refusal | null {
  const left: [unknown, number][] = [[input, 0]];
  for (let entry = left.pop(); entry !== undefined; entry = left.pop()) {
    const [value, depth] = entry;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > DEEPEST) return new Refusal('malformed-request');
    for (const [name, inner] of Object.entries(value)) {
      if (!Array.isArray(value) && name in Object.prototype) return new Refusal('unknown-parameter', { name }, { field: name });
      left.push([inner, depth + 1]);
    }
  }
  return null;
}
