import type { Readable } from 'node:stream';
import { Controller, HttpStatus, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { limits } from '@todo/shared/limits';
import { ImportQuery, ImportReport } from '@todo/shared/todos/import';
import type { FastifyRequest } from 'fastify';
import type { Transaction } from '../database/transaction.js';
import { bodyFailures, Fails, Operation, Returns } from '../http/contract/returns.js';
import { TakesFile } from '../http/input/uploads.js';
import { WriteAfter, writeFailures } from '../idempotency/write.js';
import { InAnyList } from '../lists/access/in-list.js';
import { ListPathId } from '../lists/access/list-path-id.js';
import type { ListScope } from '../lists/access/list-scope.js';
import { requireEditor } from '../lists/access/may.js';
import { Memberships } from '../lists/access/memberships.service.js';
import { ImportsService } from './imports.service.js';
import { fileInForm } from './upload/file-in-form.js';

/** The resource `/lists/{id}/import`. */
@ApiTags('lists')
@Controller('lists/:id/import')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly memberships: Memberships,
  ) {}

  @Post()
  @Operation(
    'Import todos',
    `Takes a file of up to ${limits.importBytes / 1e6} MB as the body, or as a form sends it: CSV, our own export, Todoist, ` +
      'Trello, Vikunja, Microsoft To Do or Outlook, which its content tells. All of it is imported or nothing, as one ' +
      'action; entries that are in the list already, by an earlier import or because it was exported from there, are not ' +
      'made twice. With dry_run=true it only tells what would happen.',
  )
  @ApiConsumes('application/octet-stream', 'text/csv', 'application/json', 'multipart/form-data')
  @ApiBody({ required: false, schema: { type: 'string', format: 'binary' } })
  @Returns(ImportReport, HttpStatus.OK, 'what was done, or would be')
  @TakesFile()
  @WriteAfter()
  @Fails(
    'not-found',
    'forbidden',
    'import-unreadable',
    'import-refused',
    'upload-gone',
    'quota-exceeded',
    'rate-limited',
    ...writeFailures,
    ...bodyFailures,
  )
  async import(
    @Param('id', { schema: ListPathId }) list: number,
    @Query({ schema: ImportQuery }) query: ImportQuery,
    @InAnyList() scope: ListScope,
    @Req() request: FastifyRequest,
  ): Promise<(tx: Transaction) => Promise<ImportReport>> {
    requireEditor(await this.memberships.roleIn(request.principal, list));
    const prepared = await this.imports.prepare(request.principal, list, query, fileOf(request));
    request.rawBody = Buffer.from(prepared.digest);
    return async (tx) => {
      // They may have lost the list while the file was read.
      await scope.requireEditorNow({ query: (sql, values) => tx.query(sql, [...(values ?? [])]) }, list);
      return prepared.finish(tx);
    };
  }
}

function fileOf({ body, uploadType = '' }: FastifyRequest): Readable {
  const isForm = /^multipart\/form-data\b/i.test(uploadType);
  return isForm ? fileInForm(body as Readable, uploadType) : (body as Readable);
}
