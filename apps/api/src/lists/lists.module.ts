import { Module } from '@nestjs/common';
import { EntityModule } from '../database/entity.module.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { MembershipEntity } from './access/membership.entity.js';
import { Memberships } from './access/memberships.service.js';
import { RoleRepository } from './access/role.repository.js';
import { AccountListsService } from './account-lists.service.js';
import { InviteEntity } from './invites/invite.entity.js';
import { InviteRepository } from './invites/invite.repository.js';
import { InviteCleaning } from './invites/invite-cleaning.js';
import { InvitesController } from './invites/invites.controller.js';
import { InvitesService } from './invites/invites.service.js';
import { ListInvitesController } from './invites/list-invites.controller.js';
import { ListEntity } from './list.entity.js';
import { ListsController } from './lists.controller.js';
import { ListsRepository } from './lists.repository.js';
import { ListsService } from './lists.service.js';
import { Departures } from './members/departures.js';
import { MemberRepository } from './members/member.repository.js';
import { MembersController } from './members/members.controller.js';
import { MembersService } from './members/members.service.js';

@Module({
  imports: [EntityModule.of(ListEntity, MembershipEntity, InviteEntity), IdempotencyModule],
  controllers: [ListsController, MembersController, ListInvitesController, InvitesController],
  providers: [
    Memberships,
    RoleRepository,
    ListsService,
    ListsRepository,
    AccountListsService,
    MembersService,
    MemberRepository,
    Departures,
    InvitesService,
    InviteRepository,
    InviteCleaning,
  ],
  exports: [Memberships, AccountListsService, Departures, ListsService, MembersService],
})
export class ListsModule {}
