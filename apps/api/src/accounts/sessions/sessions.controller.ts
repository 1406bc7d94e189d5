import { Body, Controller, Delete, Get, Header, HttpStatus, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LogIn } from '@todo/shared/accounts/account';
import { NewSession, SessionList } from '@todo/shared/accounts/session';
import type { FastifyRequest } from 'fastify';
import { bodyFailures, Fails, Operation, Returns } from '../../http/contract/returns.js';
import { addressOf } from '../../http/input/address.js';
import { Id } from '../../http/input/id.js';
import { Allows } from '../../identity/access.js';
import { toSession, toUser } from '../account.mapper.js';
import { SessionsService } from './sessions.service.js';

/** The resource `/sessions`: log-ins. */
@ApiTags('accounts')
@Controller('sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Post()
  @Operation(
    'Log in',
    'Begins a session. Its token is shown only here, and is sent as Authorization: Bearer from then on.',
  )
  @Allows('guest')
  @Header('Cache-Control', 'no-store')
  @Returns(NewSession, HttpStatus.CREATED, 'the session, with its token, which is shown only here')
  @Fails('wrong-credentials', ...bodyFailures)
  async logIn(@Body({ schema: LogIn }) input: LogIn, @Req() request: FastifyRequest): Promise<NewSession> {
    const client = request.headers['user-agent'] ?? '';
    const { row, user, token } = await this.sessions.begin(input, { address: addressOf(request), client });
    return { ...toSession(row, { by: 'session', id: row.id }), token, user: toUser(user) };
  }

  @Get()
  @Operation('List sessions', 'The sessions of the caller that have not ended, newest first.')
  @Allows('session')
  @Header('Cache-Control', 'no-store')
  @Returns(SessionList, HttpStatus.OK, 'the sessions of the caller, newest first')
  @Fails('unavailable')
  async list(@Req() { principal }: FastifyRequest): Promise<SessionList> {
    return (await this.sessions.list(principal)).map((row) => toSession(row, principal));
  }

  @Delete()
  @Operation(
    'Log out everywhere',
    'Ends all sessions of the caller, including that of this request. Personal tokens stay valid.',
  )
  @Allows('session')
  @Returns(null, HttpStatus.NO_CONTENT, 'logs out everywhere')
  @Fails('unavailable')
  async logOutEverywhere(@Req() { principal }: FastifyRequest): Promise<void> {
    await this.sessions.endAll(principal);
  }

  @Delete('current')
  @Operation('Log out', 'Ends the session of this request.')
  @Allows('session')
  @Returns(null, HttpStatus.NO_CONTENT, 'logs out')
  @Fails('unavailable')
  async logOut(@Req() { principal }: FastifyRequest): Promise<void> {
    await this.sessions.end(principal, principal.id);
  }

  @Delete(':id')
  @Operation('End a session', 'Ends one session of the caller, on another device for instance.')
  @Allows('session')
  @Returns(null, HttpStatus.NO_CONTENT, 'ends one session of the caller')
  @Fails('not-found', 'unavailable')
  async end(@Param('id', { schema: Id }) id: number, @Req() { principal }: FastifyRequest): Promise<void> {
    await this.sessions.end(principal, id);
  }
}
