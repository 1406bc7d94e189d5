import { Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ProblemFilter } from './errors/problem.filter.js';
import { ProblemsController } from './errors/problems.controller.js';
import { SchemaPipe } from './input/schema.pipe.js';

/** How every handler is given its arguments and every error becomes an answer. */
@Module({
  controllers: [ProblemsController],
  providers: [
    { provide: APP_PIPE, useClass: SchemaPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class HttpModule {}
