import { expect, test } from '@jest/globals';
import { coloredReplicas } from './up.ts';

const settings = { TODO_APP_API_REPLICAS: '4' };

test('an up that is the first leaves the numbers of tasks to the stack files', () => {
  expect(coloredReplicas(settings, undefined)).toEqual({});
});

test('with blue active, green keeps what it has', () => {
  const replicas = { app_api: 3, app_api_green: 2, frontend_web: 2, frontend_web_green: 1 };
  expect(coloredReplicas(settings, { color: 'blue', replicas })).toEqual({ app_api_green: 2, frontend_web_green: 1 });
});

// Without this, an up while green is active gives the number of tasks of the active color to the idle one.
test('with green active, it has what the settings say of blue, and blue keeps what it has', () => {
  const replicas = { app_api: 3, app_api_green: 2, frontend_web: 2, frontend_web_green: 1 };
  expect(coloredReplicas(settings, { color: 'green', replicas })).toEqual({
    app_api: 3,
    app_api_green: 4,
    frontend_web: 2,
    frontend_web_green: 1,
  });
});
