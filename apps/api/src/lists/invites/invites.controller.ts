import { Controller, Get, Header, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InvitePreview } from '@todo/shared/lists/invite';
import { List } from '@todo/shared/lists/list';
import type { Transaction } from '../../database/transaction.js';
import { Fails, Operation, Returns } from '../../http/contract/returns.js';
import { Tx, Write, writeFailures } from '../../idempotency/write.js';
import { Allows } from '../../identity/access.js';
import type { Principal } from '../../identity/principal.js';
import { By } from '../access/by.js';
import type { ListRow } from '../list-row.js';
import { ListWriteInterceptor } from '../list-write.interceptor.js';
import { InviteToken } from './invite-token.js';
import { InvitesService } from './invites.service.js';

/** The resource `/invites/{token}`: an invitation, for its recipient. */
@ApiTags('lists')
@Controller('invites')
export class InvitesController {
  constructor(private readonly invites: InvitesService) {}

  @Get(':token')
  @Operation(
    'Read an invitation',
    'Its list and its sender, for everybody who has the token, with or without an account.',
  )
  @Allows('guest')
  @Header('Cache-Control', 'no-store')
  @Returns(InvitePreview)
  @Fails('not-found', 'invitation-over', 'unavailable')
  async preview(@Param('token', { schema: InviteToken }) token: string): Promise<InvitePreview> {
    const { listName, role, by } = await this.invites.preview(token);
    return { list: listName, role, by };
  }

  @Post(':token')
  @Operation('Accept an invitation', 'Makes the caller a member of the list. Nothing changes for a member.')
  @Allows('account')
  @Header('Cache-Control', 'no-store')
  @Returns(List, HttpStatus.OK, 'the list that the caller is now a member of')
  @Write(ListWriteInterceptor)
  @Fails('not-found', 'invitation-over', 'quota-exceeded', ...writeFailures)
  accept(
    @Tx() tx: Transaction,
    @By() principal: Principal,
    @Param('token', { schema: InviteToken }) token: string,
  ): Promise<ListRow> {
    return this.invites.accept(tx, principal, token);
  }
}
