import { Body, Controller, Delete, Get, Header, HttpStatus, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LogIn } from '@todo/shared/account';
import { NewSession, SessionList } from '@todo/shared/session';
import type { FastifyRequest } from 'fastify';
import { Allows } from '../http/access.js';
import { addressOf } from '../http/address.js';
import { Id } from '../http/id.js';
import { bodyFailures, Fails, Returns } from '../http/returns.js';
import { toSession, toUser } from './account.mapper.js';
import { SessionsService } from './sessions.service.js';

/** The resource `/sessions`: log-ins. */
@ApiTags('accounts')
@Controller('sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Post()
  @Allows('guest')
  @Header('Cache-Control', 'no-store')
  @Returns(NewSession, HttpStatus.CREATED, 'the session, with its token, which is told here only')
  @Fails('wrong-credentials', ...bodyFailures)
  async logIn(@Body({ schema: LogIn }) input: LogIn, @Req() request: FastifyRequest): Promise<NewSession> {
    const client = request.headers['user-agent'] ?? '';
    const { row, user, token } = await this.sessions.begin(input, { address: addressOf(request), client });
    return { ...toSession(row, { by: 'session', id: row.id }), token, user: toUser(user) };
  }

  @Get()
  @Allows('session')
  @Header('Cache-Control', 'no-store')
  @Returns(SessionList, HttpStatus.OK, 'the sessions of the caller, newest first')
  @Fails('unavailable')
  async list(@Req() { caller }: FastifyRequest): Promise<SessionList> {
    return (await this.sessions.list(caller)).map((row) => toSession(row, caller));
  }

  @Delete()
  @Allows('session')
  @Returns(null, HttpStatus.NO_CONTENT, 'logs out everywhere')
  @Fails('unavailable')
  async logOutEverywhere(@Req() { caller }: FastifyRequest): Promise<void> {
    await this.sessions.endAll(caller);
  }

  @Delete('current')
  @Allows('session')
  @Returns(null, HttpStatus.NO_CONTENT, 'logs out')
  @Fails('unavailable')
  async logOut(@Req() { caller }: FastifyRequest): Promise<void> {
    await this.sessions.end(caller, caller.id);
  }

  @Delete(':id')
  @Allows('session')
  @Returns(null, HttpStatus.NO_CONTENT, 'ends one session of the caller')
  @Fails('not-found', 'unavailable')
  async end(@Param('id', { schema: Id }) id: number, @Req() { caller }: FastifyRequest): Promise<void> {
    await this.sessions.end(caller, id);
  }
}
