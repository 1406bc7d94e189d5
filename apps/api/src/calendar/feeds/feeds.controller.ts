import { Body, Controller, Delete, Get, Header, HttpStatus, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CreateFeed, FeedList, NewFeed } from '@todo/shared/calendar/feed';
import type { FastifyRequest } from 'fastify';
import type { Transaction } from '../../database/transaction.js';
import { bodyFailures, Fails, Operation, Returns } from '../../http/contract/returns.js';
import { Id } from '../../http/input/id.js';
import { originOf } from '../../http/origin/origin.js';
import { Tx, Write, writeFailures } from '../../idempotency/write.js';
import type { Principal } from '../../identity/principal.js';
import { By } from '../../lists/access/by.js';
import { toFeed } from './feed.mapper.js';
import { FeedsService } from './feeds.service.js';

/** The resource `/calendar/feeds`: the calendars that the caller has made. */
@ApiTags('calendar')
@Controller('calendar/feeds')
export class FeedsController {
  constructor(private readonly feeds: FeedsService) {}

  @Post()
  @Operation(
    'Make a calendar',
    'An address that a calendar program can subscribe to, of one list or all of the caller. It is shown only here. ' +
      'Whoever has it may read the todos with a due day, until it is revoked or the caller leaves the list.',
  )
  @Header('Cache-Control', 'no-store')
  @Returns(NewFeed, HttpStatus.CREATED, 'the calendar, with its address, which is shown only here')
  @Fails('forbidden', 'not-found', 'quota-exceeded', ...bodyFailures)
  async create(@Body({ schema: CreateFeed }) input: CreateFeed, @Req() request: FastifyRequest): Promise<NewFeed> {
    const { row, secret } = await this.feeds.create(request.principal, input);
    return { ...toFeed(row), url: `${originOf(request)}/calendar/${secret}.ics` };
  }

  @Get()
  @Operation('List calendars', 'The calendars of the caller, newest first, without their addresses.')
  @Header('Cache-Control', 'no-store')
  @Returns(FeedList, HttpStatus.OK, 'the calendars of the caller, newest first')
  @Fails('forbidden', 'unavailable')
  async list(@Req() { principal }: FastifyRequest): Promise<FeedList> {
    return (await this.feeds.list(principal)).map(toFeed);
  }

  @Delete(':id')
  @Operation('Revoke a calendar', 'Nobody can read it from then on; programs keep what they have read.')
  @Returns(null, HttpStatus.NO_CONTENT, 'revokes a calendar of the caller')
  @Write()
  @Fails('forbidden', 'not-found', ...writeFailures)
  revoke(@Tx() tx: Transaction, @By() principal: Principal, @Param('id', { schema: Id }) id: number): Promise<void> {
    return this.feeds.revoke(tx, principal, id);
  }
}
