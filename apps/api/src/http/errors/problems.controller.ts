import { Controller, Get, HttpStatus, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ErrorCode, ProblemType } from '@todo/shared/problem';
import { z } from 'zod';
import { typeOf } from '../../errors/problem.js';
import { catalog } from '../../errors/problem-catalog.js';
import { Allows } from '../../identity/access.js';
import { Fails, Operation, Returns } from '../contract/returns.js';

/** Serves the documents that the `type` of a problem refers to (RFC 9457 3.1.1). */
@ApiTags('problems')
@Controller('problems')
export class ProblemsController {
  @Get()
  @Operation('List the kinds of problems', 'Every problem code, with its status and its meaning for a client.')
  @Allows('public')
  @Returns(z.array(ProblemType), HttpStatus.OK, 'every kind of problem')
  list(): ProblemType[] {
    return ErrorCode.options.map(describe);
  }

  @Get(':code')
  @Operation('Read what a problem means', 'The document that the type of a problem refers to.')
  @Allows('public')
  @Returns(ProblemType, HttpStatus.OK, 'what happened, and what a client can do about it')
  @Fails('not-found')
  get(@Param('code', { schema: ErrorCode }) code: ErrorCode): ProblemType {
    return describe(code);
  }
}

function describe(code: ErrorCode): ProblemType {
  return { type: typeOf(code), code, ...catalog[code] };
}
