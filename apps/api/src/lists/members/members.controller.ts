import { Body, Controller, Delete, Get, Header, HttpStatus, Param, Patch, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { List } from '@todo/shared/lists/list';
import { Member, MemberList, PatchMember, TransferList } from '@todo/shared/lists/member';
import type { FastifyRequest } from 'fastify';
import { toIso } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import { bodyFailures, Fails, Operation, Returns } from '../../http/contract/returns.js';
import { Id } from '../../http/input/id.js';
import { Tx, Write, writeFailures } from '../../idempotency/write.js';
import { Allows } from '../../identity/access.js';
import type { Principal } from '../../identity/principal.js';
import { By } from '../access/by.js';
import { ListPathId } from '../access/list-path-id.js';
import type { ListRow } from '../list-row.js';
import { ListWriteInterceptor } from '../list-write.interceptor.js';
import { MemberWriteInterceptor } from '../member-write.interceptor.js';
import type { MemberRow } from './member.repository.js';
import { MembersService } from './members.service.js';

/** The resource `/lists/{id}/members`. */
@ApiTags('lists')
@Controller('lists/:id')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get('members')
  @Operation('List the members', 'The members of the list with their roles, longest-standing first. For every member.')
  @Allows('account')
  @Header('Cache-Control', 'no-store')
  @Returns(MemberList, HttpStatus.OK, 'the members of the list, longest-standing first')
  @Fails('not-found', 'unavailable')
  async list(
    @Param('id', { schema: ListPathId }) id: number,
    @Req() { principal }: FastifyRequest,
  ): Promise<MemberList> {
    return (await this.members.list(principal, id)).map(toMember);
  }

  @Patch('members/:account')
  @Operation('Change a role', 'Changes the role of a member. For owners. The last owner stays one.')
  @Allows('account')
  @Returns(Member)
  @Write(MemberWriteInterceptor)
  @Fails('not-found', 'last-owner', ...writeFailures, ...bodyFailures)
  async changeRole(
    @Tx() tx: Transaction,
    @By() principal: Principal,
    @Param('id', { schema: ListPathId }) id: number,
    @Param('account', { schema: Id }) account: number,
    @Body({ schema: PatchMember }) { role }: PatchMember,
  ): Promise<Member> {
    return toMember(await this.members.changeRole(tx, principal, id, account, role));
  }

  @Delete('members/:account')
  @Operation('Remove a member, or leave', 'For owners and the member. Their todos stay, unassigned.')
  @Allows('account')
  @Returns(null, HttpStatus.NO_CONTENT, 'removes the member')
  @Write(MemberWriteInterceptor)
  @Fails('not-found', 'last-owner', ...writeFailures)
  remove(
    @Tx() tx: Transaction,
    @By() principal: Principal,
    @Param('id', { schema: ListPathId }) id: number,
    @Param('account', { schema: Id }) account: number,
  ): Promise<void> {
    return this.members.remove(tx, principal, id, account);
  }

  @Post('transfer')
  @Operation('Transfer a list', 'Makes another member its owner in place of the caller, who becomes an editor.')
  @Allows('account')
  @Returns(List)
  @Write(ListWriteInterceptor)
  @Fails('not-found', ...writeFailures, ...bodyFailures)
  transfer(
    @Tx() tx: Transaction,
    @By() principal: Principal,
    @Param('id', { schema: ListPathId }) id: number,
    @Body({ schema: TransferList }) { account }: TransferList,
  ): Promise<ListRow> {
    return this.members.transfer(tx, principal, id, account);
  }
}

function toMember({ id, name, role, since }: MemberRow): Member {
  return { id, name, role, since: toIso(since) };
}
