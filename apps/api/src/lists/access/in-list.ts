import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform } from '@nestjs/common';
import { limits } from '@todo/shared/limits';
import { ListChoice } from '@todo/shared/lists/list-choice';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../errors/app-error.js';
import type { ListScope } from './list-scope.js';
import { requireEditor } from './may.js';
import { defaultListOf, Memberships } from './memberships.service.js';

/** The lists of a request, and its caller. */
export interface ReadLists {
  /** The account, 0 for everybody. */
  readonly account: number;
  readonly ids: readonly number[];
  /** Distinguishes these lists in cache keys: an id, or all lists of an account. */
  readonly name: string;
}

/** The list of a write, and its caller. */
export interface OneList {
  /** The account, 0 for everybody. */
  readonly account: number;
  readonly list: number;
}

const requestOf = (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();
const Request = createParamDecorator(requestOf);

@Injectable()
export class ReadListsPipe implements PipeTransform<FastifyRequest> {
  constructor(private readonly memberships: Memberships) {}

  async transform({ principal, query }: FastifyRequest): Promise<ReadLists> {
    const chosen = choiceOf(query) ?? defaultListOf(principal);
    const account = principal.owner;
    if (chosen === 'ALL') {
      return { account, ids: await this.memberships.listsOf(principal), name: `ALL ${account} ${principal.list}` };
    }
    await this.memberships.roleIn(principal, chosen);
    return { account, ids: [chosen], name: String(chosen) };
  }
}

@Injectable()
export class WritableListPipe implements PipeTransform<FastifyRequest> {
  constructor(private readonly memberships: Memberships) {}

  async transform({ principal, query, body, method }: FastifyRequest): Promise<OneList> {
    const list = (method === 'POST' ? memberOf(body) : undefined) ?? choiceOf(query) ?? defaultListOf(principal);
    if (list === 'ALL') throw notOne('a delete applies to one list');
    requireEditor(await this.memberships.roleIn(principal, list));
    return { account: principal.owner, list };
  }
}

@Injectable()
export class ListScopePipe implements PipeTransform<FastifyRequest> {
  constructor(private readonly memberships: Memberships) {}

  transform({ principal }: FastifyRequest): Promise<ListScope> {
    return this.memberships.scopeOf(principal);
  }
}

/**
 * Parameter of a read handler: the lists that `list` of the query names; by default the caller's own list.
 * `not-found` unless the caller is a member.
 */
export const InLists = () => Request(ReadListsPipe);

/**
 * Parameter of a write handler: the list that `list` of the body (POST) or of the query names; by default the caller's
 * own list. `not-found` unless the caller is a member, `forbidden` if they may only read.
 */
export const InList = () => Request(WritableListPipe);

/** Parameter of a handler that looks up something by id: the lists in which it may be. */
export const InAnyList = () => Request(ListScopePipe);

function notOne(reason: string): AppError {
  return new AppError('invalid-parameter', `list must be one list: ${reason}`, {
    errors: [{ pointer: '/list', code: 'invalid', detail: 'give one list' }],
  });
}

/** An invalid value is rejected by the schema of the query, so it counts as absent here. */
function choiceOf(query: unknown): number | 'ALL' | undefined {
  return ListChoice.safeParse((query as { list?: unknown }).list).data;
}

/** The same for the body. */
function memberOf(body: unknown): number | undefined {
  const { list } = (body ?? {}) as { list?: unknown };
  return Number.isInteger(list) && Number(list) >= 0 && Number(list) <= limits.id ? Number(list) : undefined;
}
