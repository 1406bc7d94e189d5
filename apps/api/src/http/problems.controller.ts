import { Controller, Get, HttpStatus, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ErrorCode, ProblemType } from '@todo/shared/problem';
import { z } from 'zod';
import { Allows } from './access.js';
import { typeOf } from './problem.js';
import { catalogue } from './problem-catalogue.js';
import { Fails, Returns } from './returns.js';

/** The documents that the `type` of a problem leads to (RFC 9457 3.1.1). */
@ApiTags('problems')
@Controller('problems')
export class ProblemsController {
  @Get()
  @Allows('public')
  @Returns(z.array(ProblemType), HttpStatus.OK, 'every kind of problem')
  list(): ProblemType[] {
    return ErrorCode.options.map(describe);
  }

  @Get(':code')
  @Allows('public')
  @Returns(ProblemType, HttpStatus.OK, 'what happened, and what a client does about it')
  @Fails('not-found')
  get(@Param('code', { schema: ErrorCode }) code: ErrorCode): ProblemType {
    return describe(code);
  }
}

function describe(code: ErrorCode): ProblemType {
  return { type: typeOf(code), code, ...catalogue[code] };
}
