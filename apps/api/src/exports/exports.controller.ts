import { Controller, Get, Header, HttpStatus, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { type ExportForm, ExportQuery, ListExport } from '@todo/shared/todos/list-export';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fails, Operation, Returns } from '../http/contract/returns.js';
import { originOf } from '../http/origin/origin.js';
import { ListPathId } from '../lists/access/list-path-id.js';
import { csvFormat } from './formats/csv-format.js';
import type { ExportFormat } from './formats/export-format.js';
import { icsFormat } from './formats/ics-format.js';
import { jsonFormat } from './formats/json-format.js';
import { ListExportService } from './list-export.service.js';

const formats: Record<ExportForm, ExportFormat> = { json: jsonFormat, csv: csvFormat, ics: icsFormat };

/** The resource `/lists/{id}/export`. */
@ApiTags('lists')
@Controller('lists/:id/export')
export class ExportsController {
  constructor(private readonly exports: ListExportService) {}

  @Get()
  @Operation(
    'Export a list',
    'Its todos in their manual order, without the trash, as a file: JSON with everything, which an import takes back, ' +
      'CSV for spreadsheets, in which a cell that would be a formula begins with an apostrophe, or ICS with tasks for ' +
      'calendar programs.',
  )
  @ApiProduces('application/json', 'text/csv', 'text/calendar')
  @Header('Cache-Control', 'no-store')
  @Returns(ListExport, HttpStatus.OK, 'the list as a file')
  @Fails('invalid-parameter', 'not-found', 'unavailable')
  async get(
    @Param('id', { schema: ListPathId }) id: number,
    @Query({ schema: ExportQuery }) { format }: ExportQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { type, write } = formats[format];
    const { name, file } = await this.exports.of(request.principal, id, { type, write }, originOf(request));
    void reply.header('content-disposition', attachment(name || 'todo', format));
    return new StreamableFile(file, { type });
  }
}

/** RFC 6266: any name for browsers, and one in ASCII for all others. */
function attachment(name: string, extension: string): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="todo.${extension}"; filename*=UTF-8''${encoded}.${extension}`;
}
