import { Controller, Get, Header, HttpStatus } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Liveness, Readiness } from '@todo/shared/health';
import { z } from 'zod';
import { Allows } from '../http/access.js';
import { AppError } from '../http/app-error.js';
import { Fails, Returns } from '../http/returns.js';
import { HealthService } from './health.service.js';

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('hc')
  @Allows('probe')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Returns(z.string(), HttpStatus.OK, "the tutorial's check")
  ok(): string {
    return 'OK';
  }

  @Get('livez')
  @Allows('probe')
  @Returns(Liveness)
  live(): Liveness {
    return { status: 'ok' };
  }

  @Get('readyz')
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
