import { Body, Controller, Get, Ip, Post, Req, Res } from '@nestjs/common';
import { ForgottenPassword, ForgottenPasswordHelp, LinkAnswer, LinkLookup, LinkUse, SessionAnswer, Setup } from '@calanque/shared';
import type { Request, Response } from 'express';
import { Allow, SessionCookies } from '../access/index.js';
import { Answers, AnswersNothing } from '../http/answers.js';
import { RequestId } from '../http/request-context.js';
import { ChoosePassword } from './choose-password.js';
import { FirstAccess } from './first-access.js';
import { ForgotPassword } from './forgotten-password.js';
import { OneTimeLinks } from './one-time-links.js';

@Controller()
export class OneTimeLinkController {
  constructor(
    private readonly links: OneTimeLinks,
    private readonly passwords: ChoosePassword,
    private readonly firstAccess: FirstAccess,
    private readonly cookies: SessionCookies,
    private readonly forgotten: ForgotPassword,
  ) {}

  @Post('links/lookup')
  @Allow('anyone')
  @Answers(LinkAnswer)
  lookup(@Body() { token }: LinkLookup): Promise<LinkAnswer> {
    return this.links.describe(token);
  }

  /** Chooses the password of the account that the link opens, and signs it in. */
  @Post('links/use')
  @Allow('anyone')
  @Answers(SessionAnswer)
  async use(
    @Body() use: LinkUse, @Ip() address: string, @RequestId() requestId: string,
    @Req() request: Request, @Res({ passthrough: true }) response: Response,
  ): Promise<SessionAnswer> {
    return this.cookies.signIn(await this.passwords.choose(use, address, requestId), request, response);
  }

  /** Whether a forgotten password can be replaced by mail here. */
  @Get('links/forgotten')
  @Allow('anyone')
  @Answers(ForgottenPasswordHelp)
  forgottenHelp(): Promise<ForgottenPasswordHelp> {
    return this.forgotten.help();
  }

  /** Sends a link for a new password to the address, if an account has it: the answer does not tell. */
  @Post('links/forgotten')
  @Allow('anyone')
  @AnswersNothing()
  forgot(@Body() request: ForgottenPassword, @Ip() address: string, @RequestId() requestId: string): Promise<void> {
    return this.forgotten.ask(request, address, requestId);
  }

  /** Makes the first administrator, and signs them in. */
  @Post('setup')
  @Allow('anyone')
  @Answers(SessionAnswer)
  async setUp(
    @Body() setup: Setup, @RequestId() requestId: string,
    @Req() request: Request, @Res({ passthrough: true }) response: Response,
  ): Promise<SessionAnswer> {
    return this.cookies.signIn(await this.firstAccess.setUp(setup, requestId), request, response);
  }
}
