import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { mayRole, type Permission, type Role } from '@calanque/shared';
import type { Request } from 'express';
import type { Actor } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import type { SiteScope } from './site-scope.queries.js';

/** Who makes a request, and what they may reach. */
export interface Caller extends Actor {
  readonly accountId: string;
  readonly personId: string;
  readonly role: Role;
  readonly scope: SiteScope;
  readonly sessionHash: Buffer;
}

/** Whether the caller holds the permission; which rows it reaches is for the scope to say. */
export function may(caller: Caller, permission: Permission): boolean {
  return mayRole(caller.role, permission);
}

/** The caller of a handler that needs one. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const caller = context.switchToHttp().getRequest<Request>().caller;
  if (!caller) throw new Refusal('not-signed-in');
  return caller;
});
