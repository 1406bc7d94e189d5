import { SessionEntity } from '../accounts/sessions/session.entity.js';
import { TokenEntity } from '../accounts/tokens/token.entity.js';
import { UserEntity } from '../accounts/users/user.entity.js';
import { IdempotencyKeyEntity } from '../idempotency/idempotency-key.entity.js';
import { ThrottleEntity } from '../store/throttle.entity.js';
import { StoredAmountEntity } from '../todos/quota/stored-amount.entity.js';
import { TodoEntity } from '../todos/todo.entity.js';
import { CreateTodo1763700000000 } from './migrations/1763700000000-create-todo.js';
import { CreateAccount1763800000000 } from './migrations/1763800000000-create-account.js';
import { CreateStoredAmount1764000000000 } from './migrations/1764000000000-create-stored-amount.js';

/** Every table the API owns, and the migrations that make them, oldest first. */
export const entities = [
  TodoEntity,
  IdempotencyKeyEntity,
  UserEntity,
  SessionEntity,
  TokenEntity,
  ThrottleEntity,
  StoredAmountEntity,
];
export const migrations = [CreateTodo1763700000000, CreateAccount1763800000000, CreateStoredAmount1764000000000];
