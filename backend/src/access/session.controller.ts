import { Body, Controller, Delete, Get, Post, Put, Req, Res, UseGuards } from '@nestjs/common';
import { PasswordChange, SessionAnswer, SignInRequest } from '@calanque/shared';
import type { Request, Response } from 'express';
import { Answers, AnswersNothing } from '../http/answers.js';
import { Allow } from './allow.js';
import { SignedIn, type Caller } from './caller.js';
import { ChangePassword } from './change-password.js';
import type { Authenticated } from './credentials.js';
import { SessionCookies } from './session-cookies.js';
import { SignInGuard } from './sign-in-strategy.js';

@Controller('session')
export class SessionController {
  constructor(private readonly cookies: SessionCookies, private readonly password: ChangePassword) {}

  @Get()
  @Allow('anyone')
  @Answers(SessionAnswer)
  show(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<SessionAnswer> {
    return this.cookies.describe(request, response);
  }

  @Post()
  @Allow('anyone')
  @UseGuards(SignInGuard)
  @Answers(SessionAnswer)
  signIn(
    @Body() _body: SignInRequest,
    @Req() request: Request & { user: Authenticated },
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionAnswer> {
    return this.cookies.signIn(request.user.id, request, response);
  }

  @Delete()
  @Allow('anyone')
  @AnswersNothing()
  signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    return this.cookies.signOut(request, response);
  }

  @Put('password')
  @Allow('signed-in')
  @AnswersNothing()
  changePassword(@SignedIn() caller: Caller, @Body() change: PasswordChange): Promise<void> {
    return this.password.change(caller, change);
  }
}

@Controller('sessions')
export class SessionsController {
  constructor(private readonly cookies: SessionCookies) {}

  /** Signs out everywhere, here included. */
  @Delete()
  @Allow('signed-in')
  @AnswersNothing()
  signOutEverywhere(@SignedIn() caller: Caller, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    return this.cookies.signOutEverywhere(caller, request, response);
  }
}
