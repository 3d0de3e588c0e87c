import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SessionAnswer } from '@calanque/shared';
import type { Request, Response } from 'express';
import type { Caller } from './caller.js';
import { clearToken, readToken, SESSION_COOKIE, VISITOR_COOKIE, writeToken } from './cookies.js';
import { Csrf } from './csrf.js';
import { DescribeSession } from './session-answer.js';
import { Sessions } from './sessions.js';

/** Carries sessions between cookies and the table; a new session always has a new id and a new token. */
@Injectable()
export class SessionCookies {
  constructor(
    private readonly sessions: Sessions,
    private readonly csrf: Csrf,
    private readonly answer: DescribeSession,
  ) {}

  async describe(request: Request, response: Response): Promise<SessionAnswer> {
    const token = readToken(request, SESSION_COOKIE);
    const answer = await this.answer.of(token);
    if (token !== null && answer.user === null) await this.leave(request, response);
    else await this.csrf.offer(request, response);
    return answer;
  }

  async signIn(accountId: string, request: Request, response: Response): Promise<SessionAnswer> {
    const earlier = readToken(request, SESSION_COOKIE);
    if (earlier !== null) await this.sessions.close(earlier);
    const token = await this.sessions.open(accountId);
    writeToken(request, response, SESSION_COOKIE, token);
    clearToken(request, response, VISITOR_COOKIE);
    await this.csrf.renew(request, response, token);
    return this.answer.of(token);
  }

  async signOut(request: Request, response: Response): Promise<void> {
    const token = readToken(request, SESSION_COOKIE);
    if (token !== null) await this.sessions.close(token);
    await this.leave(request, response);
  }

  async signOutEverywhere(caller: Caller, request: Request, response: Response): Promise<void> {
    await this.sessions.closeAll(caller.accountId);
    await this.leave(request, response);
  }

  private async leave(request: Request, response: Response): Promise<void> {
    const visitor = randomBytes(32).toString('base64url');
    clearToken(request, response, SESSION_COOKIE);
    writeToken(request, response, VISITOR_COOKIE, visitor);
    await this.csrf.renew(request, response, visitor);
  }
}
