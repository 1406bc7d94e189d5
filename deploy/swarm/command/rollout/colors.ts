import { Failure } from '../../../../tools/failure.ts';
import type { Service } from '../engine/services.ts';
import type { Settings } from '../settings/schema.ts';
import { colorLabel } from '../topology.ts';

/** The API and the site exist twice: one color gets the requests, the other is idle. */
export type Color = 'blue' | 'green';

/** Services of each color. Blue has the plain names: without blue-green deploys, only these exist. */
export const colored: Record<Color, Record<'api' | 'web', string>> = {
  blue: { api: 'app_api', web: 'frontend_web' },
  green: { api: 'app_api_green', web: 'frontend_web_green' },
};

export function other(color: Color): Color {
  return color === 'blue' ? 'green' : 'blue';
}

/** The color that gets the requests. */
export function activeColor(all: Map<string, Service>): Color {
  return all.get('frontend_nginx')?.Spec.Labels[colorLabel] === 'green' ? 'green' : 'blue';
}

/** @throws Failure that says how to enable two colors */
export function requireColors(settings: Settings): void {
  if (hasColors(settings)) return;
  throw new Failure(
    'this installation has one color: set TODO_BLUE_GREEN=true in its settings, run "npm run swarm -- up" once, ' +
      'and deploy again with --blue-green',
  );
}

export function hasColors({ TODO_BLUE_GREEN }: Settings): boolean {
  return TODO_BLUE_GREEN === 'true';
}

/** Variables of the stack files that tell nginx about the colors. */
export function colorVariables(settings: Settings, color: Color): Record<string, string> {
  const hosts = (tone: Color) => ({ api: `${colored[tone].api}:8080`, web: `${colored[tone].web}:3000` });
  if (!hasColors(settings))
    return { TODO_COLOR: color, TODO_API_HOST: hosts(color).api, TODO_WEB_HOST: hosts(color).web };
  return {
    TODO_COLOR: color,
    TODO_API_HOST: '',
    TODO_API_HOST_BLUE: hosts('blue').api,
    TODO_API_HOST_GREEN: hosts('green').api,
    TODO_WEB_HOST: '',
    TODO_WEB_HOST_BLUE: hosts('blue').web,
    TODO_WEB_HOST_GREEN: hosts('green').web,
    TODO_PREVIEW_KEY_FILE: '/run/secrets/preview_key',
  };
}
