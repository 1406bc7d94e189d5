import { Controller, Get, HttpStatus, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiTags } from '@nestjs/swagger';
import { EventsQuery } from '@todo/shared/events/events-query';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AppError } from '../errors/app-error.js';
import { Fails, Operation, Returns } from '../http/contract/returns.js';
import { addressOf } from '../http/input/address.js';
import { originOf } from '../http/origin/origin.js';
import { ListAccess } from './admission/list-access.js';
import { Hub } from './hub/hub.js';
import { OpenStreams } from './open-streams.js';
import { EventStream } from './stream/event-stream.js';
import { parsePositions } from './stream/position.js';

const eventStream = 'text/event-stream';
/** Bounds of a client's reconnection delay in ms: random, so that the clients of a dead instance spread out. */
const retryMs = [500, 1_500] as const;

const headers = {
  'content-type': `${eventStream}; charset=utf-8`,
  // A compressing proxy would buffer events until a block is full.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** Changes of lists as they happen, as Server-Sent Events. */
@ApiTags('todo')
@Controller('todo')
export class EventsController {
  constructor(
    private readonly hub: Hub,
    private readonly streams: OpenStreams,
    private readonly access: ListAccess,
  ) {}

  @Get('events')
  @Operation(
    'Follow lists',
    'Each change as an event, in order: its id is the position of the listener, `event` the kind, `data` the change ' +
      'as in /todo/changes. Resumes after Last-Event-ID or `since` at any instance; an event `reset` means that changes ' +
      'were deleted, and that the list must be read again. A comment every 15 seconds shows that the stream is alive.',
  )
  @ApiProduces(eventStream)
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'id of the last event; overrides `since`' })
  @Returns(z.string(), HttpStatus.OK, 'events, until either side ends the stream')
  @Fails('invalid-parameter', 'not-found', 'rate-limited', 'unavailable')
  async follow(
    @Query({ schema: EventsQuery }) query: EventsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { principal } = request;
    const subject = principal.by === 'nobody' ? addressOf(request) : `account ${principal.owner}`;
    const release = this.streams.reserve(subject);
    try {
      const lists = await this.access.readable(principal, query.list);
      const asked = lastPositions(request, query, lists);
      const known = await this.hub.positions(lists);
      if (request.method === 'HEAD') {
        void reply.headers(headers).send('');
        release();
        return;
      }
      reply.hijack();
      const { raw } = reply;
      raw.once('close', release);
      raw.writeHead(HttpStatus.OK, { ...reply.getHeaders(), ...headers } as Record<string, string>);
      const positions = new Map(lists.map((list) => [list, asked?.get(list) ?? known.get(list) ?? 0]));
      const stream = new EventStream(raw, principal, originOf(request), positions);
      stream.begin(Math.round(retryMs[0] + Math.random() * (retryMs[1] - retryMs[0])));
      this.streams.add(stream);
      this.hub.attach(stream, known);
      // The client may have disconnected during the lookup of the lists.
      if (raw.destroyed) raw.emit('close');
    } catch (error) {
      release();
      throw error;
    }
  }
}

function lastPositions(request: FastifyRequest, { since }: EventsQuery, lists: readonly number[]) {
  const given = request.headers['last-event-id'];
  const text = typeof given === 'string' && given !== '' ? given : since;
  if (text === undefined || text === '') return undefined;
  const positions = parsePositions(text, lists);
  if (positions) return positions;
  throw new AppError('invalid-parameter', 'Last-Event-ID must be the id of an event of these lists');
}
