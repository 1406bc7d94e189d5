/** First path segments of the API; every tier in front of it forwards these. */
export const apiPrefixes = [
    'todo',
    'lists',
    'invites',
    'calendar',
    'docs',
    'openapi.json',
    'problems',
    'users',
    'sessions',
    'tokens',
    'hc',
];
/** Pages of the site that the API names, which has the same address as the site behind nginx and behind the site. */
export const sitePaths = { item: (id) => `/items/${id}` };
//# sourceMappingURL=addresses.js.map