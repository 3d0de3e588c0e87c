import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { SignInRequest } from '@calanque/shared';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import { invalid } from '../http/contract-pipe.js';
import { Credentials, type Authenticated } from './credentials.js';

/** passport-local over `Credentials`; the session is ours, not passport's. */
@Injectable()
export class SignInStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly credentials: Credentials) {
    super({ usernameField: 'email', passwordField: 'password', session: false, passReqToCallback: true });
  }

  validate(request: Request, email: string, password: string): Promise<Authenticated> {
    return this.credentials.check(email, password, request.ip ?? '');
  }
}

/** Lets a request through whose body signs in; leaves who it is in `request.user`. */
@Injectable()
export class SignInGuard extends AuthGuard('local') {
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const body = context.switchToHttp().getRequest<Request>().body as object | undefined;
    const errors = await validate(plainToInstance(SignInRequest, body ?? {}), { forbidUnknownValues: true });
    if (errors.length > 0) throw invalid(errors);
    return (await super.canActivate(context)) as boolean;
  }
}
