import { Body, Controller, Delete, Get, Header, HttpStatus, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CreateInvite, InviteList, NewInvite } from '@todo/shared/lists/invite';
import type { FastifyRequest } from 'fastify';
import type { Transaction } from '../../database/transaction.js';
import { bodyFailures, Fails, Operation, Returns } from '../../http/contract/returns.js';
import { Id } from '../../http/input/id.js';
import { Tx, Write, writeFailures } from '../../idempotency/write.js';
import { Allows } from '../../identity/access.js';
import type { Principal } from '../../identity/principal.js';
import { By } from '../access/by.js';
import { ListPathId } from '../access/list-path-id.js';
import { toInvite } from './invite.mapper.js';
import { InvitesService } from './invites.service.js';

/** The resource `/lists/{id}/invites`: invitations that the owners of a list have created. */
@ApiTags('lists')
@Controller('lists/:id/invites')
export class ListInvitesController {
  constructor(private readonly invites: InvitesService) {}

  @Post()
  @Operation('Invite to a list', 'Whoever opens the token becomes a member. It is shown only here. For owners.')
  @Allows('account')
  @Header('Cache-Control', 'no-store')
  @Returns(NewInvite, HttpStatus.CREATED, 'the invitation, with its token, which is shown only here')
  @Fails('not-found', 'quota-exceeded', ...bodyFailures)
  async create(
    @Param('id', { schema: ListPathId }) id: number,
    @Body({ schema: CreateInvite }) input: CreateInvite,
    @Req() { principal }: FastifyRequest,
  ): Promise<NewInvite> {
    const { row, token } = await this.invites.create(principal, id, input);
    return { ...toInvite(row), token };
  }

  @Get()
  @Operation('List invitations', 'Without their tokens, newest first; for owners.')
  @Allows('account')
  @Header('Cache-Control', 'no-store')
  @Returns(InviteList, HttpStatus.OK, 'the invitations of the list, newest first')
  @Fails('not-found', 'unavailable')
  async list(
    @Param('id', { schema: ListPathId }) id: number,
    @Req() { principal }: FastifyRequest,
  ): Promise<InviteList> {
    return (await this.invites.list(principal, id)).map(toInvite);
  }

  @Delete(':invite')
  @Operation('Revoke an invitation', 'Nobody can use it from then on; existing members stay. For owners.')
  @Allows('account')
  @Returns(null, HttpStatus.NO_CONTENT, 'revokes the invitation')
  @Write()
  @Fails('not-found', ...writeFailures)
  revoke(
    @Tx() tx: Transaction,
    @By() principal: Principal,
    @Param('id', { schema: ListPathId }) id: number,
    @Param('invite', { schema: Id }) invite: number,
  ): Promise<void> {
    return this.invites.revoke(tx, principal, id, invite);
  }
}
