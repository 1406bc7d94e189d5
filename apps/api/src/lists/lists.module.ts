import { Module } from '@nestjs/common';
import { EntityModule } from '../database/entity.module.js';
import { MembershipEntity } from './access/membership.entity.js';
import { Memberships } from './access/memberships.service.js';
import { RoleRepository } from './access/role.repository.js';

@Module({
  imports: [EntityModule.of(MembershipEntity)],
  providers: [Memberships, RoleRepository],
  exports: [Memberships],
})
export class ListsModule {}
