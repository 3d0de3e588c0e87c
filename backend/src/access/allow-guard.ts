import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Requirement } from '@calanque/shared';
import type { Request } from 'express';
import { requestIdOf } from '../http/request-context.js';
import { Refusal } from '../refusal/refusal.js';
import { REQUIREMENT, UNATTENDED } from './allow.js';
import { may, type Caller } from './caller.js';
import { readToken, SESSION_COOKIE } from './cookies.js';
import { Csrf } from './csrf.js';
import { Sessions } from './sessions.js';
import { SiteScope } from './site-scope.queries.js';

/** Before every handler: who calls, whether a change comes from our own page, whether the role may. */
@Injectable()
export class AllowGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly csrf: Csrf,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const requirement = this.reflector.get<Requirement | undefined>(REQUIREMENT, context.getHandler());
    if (requirement === undefined) throw new Refusal('not-allowed');
    const attended = this.reflector.get<boolean | undefined>(UNATTENDED, context.getHandler()) !== true;
    const caller = await this.callerOf(request, attended);
    request.caller = caller;
    if (requirement !== 'anyone' && caller === null) throw new Refusal('not-signed-in');
    await this.csrf.check(request);
    if (requirement !== 'anyone' && requirement !== 'signed-in' && caller !== null && !may(caller, requirement)) {
      throw new Refusal('not-allowed');
    }
    return true;
  }

  private async callerOf(request: Request, attended: boolean): Promise<Caller | null> {
    const token = readToken(request, SESSION_COOKIE);
    const session = token === null ? null : await this.sessions.find(token, attended);
    if (session === null) return null;
    return {
      accountId: session.account_id,
      personId: session.person_id,
      role: session.role,
      scope: SiteScope.forRole(session.role, session.site_ids),
      requestId: requestIdOf(request),
      sessionHash: session.idHash,
    };
  }
}
