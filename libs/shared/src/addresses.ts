/** First path segments of the API; every tier in front of it forwards these. */
export const apiPrefixes = [
  'todo',
  'lists',
  'invites',
  'docs',
  'openapi.json',
  'problems',
  'users',
  'sessions',
  'tokens',
  'hc',
] as const;
