import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Refusal } from '../refusal/refusal.js';
import { CSRF_HEADER, readCsrfCookie, readToken, SESSION_COOKIE, VISITOR_COOKIE, writeCsrfCookie, writeToken } from './cookies.js';
import { ServerSecrets } from './server-secrets.js';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** A token that another site can neither read nor guess, bound to the session, or to a visitor before sign-in. */
@Injectable()
export class Csrf {
  constructor(private readonly secrets: ServerSecrets) {}

  /**
   * Refuses a change whose header does not hold the token of this very session or visitor.
   * @throws Refusal `csrf-token-invalid`
   */
  async check(request: Request): Promise<void> {
    if (SAFE_METHODS.includes(request.method)) return;
    const bound = readToken(request, SESSION_COOKIE) ?? readToken(request, VISITOR_COOKIE);
    const given = request.get(CSRF_HEADER);
    if (bound === null || given === undefined || !same(given, await this.tokenFor(bound))) {
      throw new Refusal('csrf-token-invalid');
    }
  }

  /** Sets the readable cookie where it is missing or belongs to another session. */
  async offer(request: Request, response: Response): Promise<void> {
    let bound = readToken(request, SESSION_COOKIE) ?? readToken(request, VISITOR_COOKIE);
    if (bound === null) {
      bound = randomBytes(32).toString('base64url');
      writeToken(request, response, VISITOR_COOKIE, bound);
    }
    const token = await this.tokenFor(bound);
    if (readCsrfCookie(request) !== token) writeCsrfCookie(request, response, token);
  }

  /** Replaces the token when a session begins or ends. */
  async renew(request: Request, response: Response, bound: string): Promise<void> {
    writeCsrfCookie(request, response, await this.tokenFor(bound));
  }

  private async tokenFor(bound: string): Promise<string> {
    return createHmac('sha256', await this.secrets.csrfKey()).update(bound).digest('base64url');
  }
}

function same(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
