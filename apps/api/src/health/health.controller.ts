import { Controller, Get, Header, HttpStatus } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Liveness, Readiness } from '@todo/shared/health';
import { z } from 'zod';
import { AppError } from '../errors/app-error.js';
import { Fails, Operation, Returns } from '../http/contract/returns.js';
import { Allows } from '../identity/access.js';
import { HealthService } from './health.service.js';

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('hc')
  @Operation('Check that it responds', 'The text OK, as the tutorial checks it.')
  @Allows('probe')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @ApiProduces('text/plain')
  @Returns(z.string(), HttpStatus.OK, "the tutorial's check")
  ok(): string {
    return 'OK';
  }

  @Get('livez')
  @Operation(
    'Check that the process lives',
    'Independent of the database: a live process is not restarted because of it.',
  )
  @Allows('probe')
  @Returns(Liveness)
  live(): Liveness {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Operation(
    'Check that it can serve',
    'Whether this instance can serve reads and writes, with the state of each part. Cached for a second.',
  )
  @Allows('probe')
  @Returns(Readiness)
  @Fails('unavailable')
  async ready(): Promise<Readiness> {
    const readiness = await this.health.readiness();
    if (readiness.status === 'ok') return readiness;
    const down = Object.entries(readiness.parts).flatMap(([part, state]) =>
      state === 'ok' ? [] : `${part} is ${state}`,
    );
    throw new AppError('unavailable', down.join(', '), {
      members: { parts: readiness.parts },
      headers: { 'Retry-After': '1' },
    });
  }
}
