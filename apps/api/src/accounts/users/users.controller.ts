import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpStatus,
  Inject,
  Patch,
  Post,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AccountPolicy, ChangePassword, DeleteAccount, Register, User } from '@todo/shared/accounts/account';
import { AccountExport } from '@todo/shared/todos/export';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.token.js';
import { bodyFailures, Fails, Operation, Returns } from '../../http/contract/returns.js';
import { addressOf } from '../../http/input/address.js';
import { originOf } from '../../http/origin/origin.js';
import { Allows } from '../../identity/access.js';
import { toUser } from '../account.mapper.js';
import { ExportService } from './export.service.js';
import { UsersService } from './users.service.js';

/** The resource `/users`: accounts. */
@ApiTags('accounts')
@Controller('users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly exports: ExportService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('policy')
  @Operation(
    'Read the account policy',
    'Whether users log in, and whether they can register. Available without accounts too.',
  )
  @Allows('public')
  @Returns(AccountPolicy, HttpStatus.OK, 'whether users log in, and whether they can register')
  policy(): AccountPolicy {
    return { auth: this.config.TODO_AUTH, registration: this.config.TODO_REGISTRATION };
  }

  @Post()
  @Operation(
    'Register an account',
    'The first account gets the list that everybody shared before. Log in with POST /sessions afterwards.',
  )
  @Allows('guest')
  @Header('Cache-Control', 'no-store')
  @Returns(User, HttpStatus.CREATED, 'the account; log in with POST /sessions')
  @Fails('forbidden', 'name-taken', ...bodyFailures)
  async register(
    @Body({ schema: Register }) input: Register,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<User> {
    const user = await this.users.register(input, addressOf(request));
    void reply.header('Location', `${originOf(request)}/users/me`);
    return toUser(user);
  }

  @Get('me')
  @Operation('Read your account', 'The account that the credential of the request belongs to.')
  @Allows('account')
  @Header('Cache-Control', 'no-store')
  @Returns(User)
  @Fails('unavailable')
  async get(@Req() { principal }: FastifyRequest): Promise<User> {
    return toUser(await this.users.get(principal));
  }

  @Patch('me')
  @Operation(
    'Change the password',
    'Ends all other sessions and, where revoke_tokens asks for it, revokes the personal tokens.',
  )
  @Allows('session')
  @Header('Cache-Control', 'no-store')
  @Returns(
    User,
    HttpStatus.OK,
    'changes the password and ends all other sessions; revokes the personal tokens too, where that is asked for',
  )
  @Fails(...bodyFailures)
  async changePassword(
    @Body({ schema: ChangePassword }) input: ChangePassword,
    @Req() { principal }: FastifyRequest,
  ): Promise<User> {
    return toUser(await this.users.changePassword(principal, input));
  }

  @Delete('me')
  @Operation(
    'Delete your account',
    'Removes the account and everything that belongs to it, permanently. Requires the password again.',
  )
  @Allows('session')
  @Returns(null, HttpStatus.NO_CONTENT, 'removes the account and everything that belongs to it, permanently')
  @Fails(...bodyFailures)
  async remove(
    @Body({ schema: DeleteAccount }) { current_password }: DeleteAccount,
    @Req() { principal }: FastifyRequest,
  ): Promise<void> {
    await this.users.remove(principal, current_password);
  }

  @Get('me/export')
  @Operation(
    'Export everything',
    'Everything that is stored about the caller: account, todos with the trash, sessions and tokens without their secrets.',
  )
  @Allows('session')
  @Header('Cache-Control', 'no-store')
  @Header('Content-Disposition', 'attachment; filename="todo-export.json"')
  @Returns(AccountExport, HttpStatus.OK, 'everything that is stored about the caller')
  @Fails('unavailable')
  async export(@Req() request: FastifyRequest): Promise<StreamableFile> {
    const json = await this.exports.of(request.principal, originOf(request));
    return new StreamableFile(json, { type: 'application/json; charset=utf-8' });
  }
}
