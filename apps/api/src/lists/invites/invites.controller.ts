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

/** The resource `/invites/{token}`: an invitation, for whom it was sent to. */
@ApiTags('lists')
@Controller('invites')
export class InvitesController {
  constructor(private readonly invites: InvitesService) {}

  @Get(':token')
  @Operation(
    'Look at an invitation',
    'Which list it is to and who sent it, for whoever has it, with or without account.',
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
  @Operation('Accept an invitation', 'Makes the caller a member of the list. Who is one already stays one.')
  @Allows('account')
  @Header('Cache-Control', 'no-store')
  @Returns(List, HttpStatus.OK, 'the list, of which the caller is a member now')
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
