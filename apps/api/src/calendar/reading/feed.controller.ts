import { Controller, Get, Header, HttpStatus, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { tagOf } from '../../http/conditions/etag.js';
import { isUnchanged } from '../../http/conditions/unchanged.js';
import { Fails, NotModified, Operation, Returns } from '../../http/contract/returns.js';
import { addressOf } from '../../http/input/address.js';
import { originOf } from '../../http/origin/origin.js';
import { Allows } from '../../identity/access.js';
import { FeedSecret } from '../feeds/feed-secret.js';
import { FeedReader, noSuchCalendar } from './feed-reader.service.js';
import { GuessLimit } from './guess-limit.js';

const calendarType = 'text/calendar';

/** The resource `/calendar/{secret}.ics`, for calendar programs: whoever has the address may read it. */
@ApiTags('calendar')
@Controller('calendar')
export class FeedController {
  constructor(
    private readonly reader: FeedReader,
    private readonly guesses: GuessLimit,
  ) {}

  @Get(':secret.ics')
  @Operation(
    'Read a calendar',
    'The todos with a due day as a calendar (RFC 5545), all day: repeating ones with their rule, the same UID after each ' +
      'change, SEQUENCE the version. Those due last, up to 10,000 and about 8 MB; long notes are cut.',
  )
  @Allows('public')
  @Header('X-Robots-Tag', 'noindex')
  @ApiProduces(calendarType)
  @Returns(z.string(), HttpStatus.OK, 'the calendar')
  @NotModified()
  @Fails('not-found', 'rate-limited', 'unavailable')
  async read(
    @Param('secret', { schema: FeedSecret }) secret: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const address = addressOf(request);
    this.guesses.requireFew(address);
    const feed = await this.reader.open(secret);
    if (!feed) {
      await this.guesses.count(address);
      throw noSuchCalendar();
    }
    const origin = originOf(request);
    const state = await this.reader.stateOf(feed, origin);
    if (state !== undefined && isUnchanged(request, reply, tagOf(state))) return undefined;
    const text = await this.reader.textOf(feed, origin);
    return new StreamableFile(text, {
      type: `${calendarType}; charset=utf-8`,
      disposition: 'inline; filename="todo.ics"',
    });
  }
}
