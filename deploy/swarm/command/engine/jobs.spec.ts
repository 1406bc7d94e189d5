import { expect, test } from '@jest/globals';
import { staticFilesJob } from '../rollout/static-files.ts';
import { createArgs, secretOption } from './jobs.ts';

// Without this, a job could have rights that it does not need, or find no image or no node.
test('a job is confined, and is placed on the nodes that fit', () => {
  expect(createArgs(staticFilesJob('todo/web:a'), 'global-job').join(' ')).toBe(
    'service create --mode global-job --name todo_frontend_static --detach --no-resolve-image ' +
      '--network todoapp --read-only --cap-drop ALL --constraint node.labels.todo.edge == true ' +
      '--mount type=volume,source=todo_static,target=/srv/static --user 1000:1000 ' +
      '--restart-condition on-failure --restart-max-attempts 3 --label com.docker.stack.namespace=todo_frontend ' +
      'todo/web:a node publish-static.mjs /srv/static',
  );
});

// Without this, a job with an image of a private registry would wait forever on a node that may not pull it.
test('nodes get the credentials to pull the image of a job from a registry', () => {
  const job = { ...staticFilesJob('registry.test/todo/web:a'), fromRegistry: true };
  expect(createArgs(job, 'global-job')).toContain('--with-registry-auth');
});

test('a secret is readable only for its user', () => {
  expect(secretOption('todo_preview_key.v2', 'preview_key', '101:101')).toEqual([
    '--secret',
    'source=todo_preview_key.v2,target=preview_key,uid=101,gid=101,mode=0400',
  ]);
});
