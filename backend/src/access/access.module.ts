import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { AllowGuard } from './allow-guard.js';
import { BackgroundCallers } from './background-caller.js';
import { ChangePassword } from './change-password.js';
import { Credentials } from './credentials.js';
import { Csrf } from './csrf.js';
import { PasswordChanges } from './password-changes.js';
import { ServerSecrets } from './server-secrets.js';
import { DescribeSession } from './session-answer.js';
import { SessionCookies } from './session-cookies.js';
import { SessionController, SessionsController } from './session.controller.js';
import { Sessions } from './sessions.js';
import { SignInDelay } from './sign-in-delay.js';
import { SignInStrategy } from './sign-in-strategy.js';

/** Sign-in, sessions, permissions and site scope. */
@Global()
@Module({
  imports: [PassportModule.register({ session: false })],
  controllers: [SessionController, SessionsController],
  providers: [
    { provide: APP_GUARD, useClass: AllowGuard },
    BackgroundCallers, ChangePassword, Credentials, Csrf, DescribeSession, PasswordChanges, ServerSecrets, SessionCookies, Sessions, SignInDelay, SignInStrategy,
  ],
  exports: [BackgroundCallers, PasswordChanges, SessionCookies, Sessions, SignInDelay],
})
export class AccessModule {}
