import { expect, test } from '@jest/globals';
import { coloredReplicas } from './up.ts';

const settings = { TODO_APP_API_REPLICAS: '4' };

test('the first up leaves the numbers of tasks to the stack files', () => {
  expect(coloredReplicas(settings, undefined)).toEqual({});
});

test('while blue is active, green keeps its numbers of tasks', () => {
  const replicas = { app_api: 3, app_api_green: 2, frontend_web: 2, frontend_web_green: 1 };
  expect(coloredReplicas(settings, { color: 'blue', replicas })).toEqual({ app_api_green: 2, frontend_web_green: 1 });
});

// Without this, an up while green is active would apply the settings to the idle color instead.
test('while green is active, it gets the numbers that the settings give blue, and blue keeps its own', () => {
  const replicas = { app_api: 3, app_api_green: 2, frontend_web: 2, frontend_web_green: 1 };
  expect(coloredReplicas(settings, { color: 'green', replicas })).toEqual({
    app_api: 3,
    app_api_green: 4,
    frontend_web: 2,
    frontend_web_green: 1,
  });
});
