import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform } from '@nestjs/common';
import { limits } from '@todo/shared/limits';
import { ListChoice } from '@todo/shared/lists/list-choice';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../errors/app-error.js';
import type { ListScope } from './list-scope.js';
import { requireEditor } from './may.js';
import { defaultListOf, Memberships } from './memberships.service.js';

/** The lists of one question, and who asks. */
export interface ReadLists {
  /** The account, 0 for everybody. */
  readonly account: number;
  readonly ids: readonly number[];
  /** Tells these lists from those of any other question: an id, or all lists of an account. */
  readonly name: string;
}

/** The list of a write, and who writes. */
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
    if (list === 'ALL') throw notOne('what is removed is removed from one');
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
 * Parameter of a handler that reads: the lists that `list` of the query names, the own one without it.
 * `not-found` unless the caller is a member.
 */
export const InLists = () => Request(ReadListsPipe);

/**
 * Parameter of a handler that writes: the list that `list` of the body (POST) or of the query names, the own
 * one without it. `not-found` unless the caller is a member, `forbidden` if they may only read.
 */
export const InList = () => Request(WritableListPipe);

/** Parameter of a handler that finds something by its id: the lists in which it may be. */
export const InAnyList = () => Request(ListScopePipe);

function notOne(reason: string): AppError {
  return new AppError('invalid-parameter', `list must be one list: ${reason}`, {
    errors: [{ pointer: '/list', code: 'invalid', detail: 'name one list' }],
  });
}

/** A value that is none is refused by the schema of the query, so it is as good as absent here. */
function choiceOf(query: unknown): number | 'ALL' | undefined {
  return ListChoice.safeParse((query as { list?: unknown }).list).data;
}

/** Likewise of the body. */
function memberOf(body: unknown): number | undefined {
  const { list } = (body ?? {}) as { list?: unknown };
  return Number.isInteger(list) && Number(list) >= 0 && Number(list) <= limits.id ? Number(list) : undefined;
}
