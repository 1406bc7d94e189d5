import { Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ProblemFilter } from './errors/problem.filter.js';
import { ProblemsController } from './errors/problems.controller.js';
import { SchemaPipe } from './input/schema.pipe.js';

/** Validates the arguments of every handler, and turns every error into a response. */
@Module({
  controllers: [ProblemsController],
  providers: [
    { provide: APP_PIPE, useClass: SchemaPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class HttpModule {}
