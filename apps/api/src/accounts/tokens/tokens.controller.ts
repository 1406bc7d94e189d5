import { Body, Controller, Delete, Get, Header, HttpStatus, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CreateToken, NewToken, TokenList } from '@todo/shared/accounts/token';
import type { FastifyRequest } from 'fastify';
import { bodyFailures, Fails, Operation, Returns } from '../../http/contract/returns.js';
import { Id } from '../../http/input/id.js';
import { Allows } from '../../identity/access.js';
import { toToken } from '../account.mapper.js';
import { TokensService } from './tokens.service.js';

/** The resource `/tokens`: personal tokens of REST clients. */
@ApiTags('accounts')
@Controller('tokens')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Post()
  @Operation(
    'Create a personal token',
    'A credential for a program, which may read, or read and write, one list or all of them. It is shown only here.',
  )
  @Allows('session')
  @Header('Cache-Control', 'no-store')
  @Returns(NewToken, HttpStatus.CREATED, 'the token, which is shown only here')
  @Fails('not-found', 'too-many-tokens', ...bodyFailures)
  async create(
    @Body({ schema: CreateToken }) input: CreateToken,
    @Req() { principal }: FastifyRequest,
  ): Promise<NewToken> {
    const { row, token } = await this.tokens.create(principal, input);
    return { ...toToken(row), token };
  }

  @Get()
  @Operation('List personal tokens', 'The tokens of the caller, newest first, without their secrets.')
  @Allows('session')
  @Header('Cache-Control', 'no-store')
  @Returns(TokenList, HttpStatus.OK, 'the tokens of the caller, newest first')
  @Fails('unavailable')
  async list(@Req() { principal }: FastifyRequest): Promise<TokenList> {
    return (await this.tokens.list(principal)).map(toToken);
  }

  @Delete(':id')
  @Operation('Revoke a personal token', 'The program that uses the token gets 401 from then on.')
  @Allows('session')
  @Returns(null, HttpStatus.NO_CONTENT, 'revokes a token of the caller')
  @Fails('not-found', 'unavailable')
  async revoke(@Param('id', { schema: Id }) id: number, @Req() { principal }: FastifyRequest): Promise<void> {
    await this.tokens.revoke(principal, id);
  }
}
