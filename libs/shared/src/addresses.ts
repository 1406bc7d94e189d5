/** First parts of the API's paths; every tier in front of it passes these on. */
export const apiPrefixes = ['todo', 'docs', 'openapi.json', 'problems', 'users', 'sessions', 'tokens', 'hc'] as const;
