import { Body, Controller, Delete, Get, Header, HttpStatus, Param, Patch, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LabelList, LabelName, PatchLabel, RenamedLabel } from '@todo/shared/todos/label';
import type { FastifyRequest } from 'fastify';
import type { Transaction } from '../../database/transaction.js';
import { bodyFailures, Fails, Operation, Returns } from '../../http/contract/returns.js';
import { Tx, Write, writeFailures } from '../../idempotency/write.js';
import { InAnyList } from '../../lists/access/in-list.js';
import { ListPathId } from '../../lists/access/list-path-id.js';
import type { ListScope } from '../../lists/access/list-scope.js';
import { Memberships } from '../../lists/access/memberships.service.js';
import { LabelsService } from './labels.service.js';

const Name = LabelName.meta({ description: 'the label, in any spelling' });

/** The resource `/lists/{id}/labels`. */
@ApiTags('lists')
@Controller('lists/:id/labels')
export class LabelsController {
  constructor(
    private readonly labels: LabelsService,
    private readonly memberships: Memberships,
  ) {}

  @Get()
  @Operation('List the labels', 'The labels of the todos of the list, with how many have each. Nobody has to make one.')
  @Header('Cache-Control', 'no-store')
  @Returns(LabelList)
  @Fails('not-found', 'unavailable')
  async list(
    @Param('id', { schema: ListPathId }) id: number,
    @Req() { principal }: FastifyRequest,
  ): Promise<LabelList> {
    await this.memberships.roleIn(principal, id);
    return this.labels.list(id);
  }

  @Patch(':label')
  @Operation(
    'Rename a label',
    'Renames it in all todos of the list, the trash included. With the name of another label, both become one. It is one ' +
      'action, which can be undone at once.',
  )
  @Returns(RenamedLabel)
  @Write()
  @Fails('not-found', 'forbidden', ...writeFailures, ...bodyFailures)
  async rename(
    @Tx() tx: Transaction,
    @Param('id', { schema: ListPathId }) id: number,
    @Param('label', { schema: Name }) label: string,
    @InAnyList() scope: ListScope,
    @Body({ schema: PatchLabel }) { name }: PatchLabel,
  ): Promise<RenamedLabel> {
    await scope.requireEditorNow(tx, id);
    return this.labels.rename(tx, id, label, name);
  }

  @Delete(':label')
  @Operation('Remove a label', 'Takes it from all todos of the list, as one action; the todos stay.')
  @Returns(null, HttpStatus.NO_CONTENT, 'takes the label from all todos')
  @Write()
  @Fails('not-found', 'forbidden', ...writeFailures)
  async remove(
    @Tx() tx: Transaction,
    @Param('id', { schema: ListPathId }) id: number,
    @Param('label', { schema: Name }) label: string,
    @InAnyList() scope: ListScope,
  ): Promise<void> {
    await scope.requireEditorNow(tx, id);
    await this.labels.remove(tx, id, label);
  }
}
