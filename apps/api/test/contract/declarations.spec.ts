import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { z } from 'zod';
import { Returns } from '../../src/http/contract/returns.js';
import { type Api, startApi } from '../support/api.js';
import { undeclared } from '../support/checks/undeclared.js';

@Controller('careless')
class CarelessController {
  @Get(':id')
  get(@Req() _request: unknown, @Param('id') _id: string): void {}

  @Post()
  @Returns(null, 204)
  create(@Body({ schema: z.string() }) _good: string, @Body('part') _bad: string): void {}
}

describe('every handler declares what it takes and what it returns', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());

  test('no handler lets unchecked input in or undeclared members out', () => {
    expect(undeclared(api.app)).toEqual([]);
  });

  test('a controller without these declarations is detected', async () => {
    const careless = await Test.createTestingModule({ controllers: [CarelessController] }).compile();
    expect(undeclared(careless)).toEqual([
      'CarelessController.get: no @Returns',
      'CarelessController.get: argument 1 has no schema',
      'CarelessController.create: argument 1 has no schema',
    ]);
    await careless.close();
  });
});
