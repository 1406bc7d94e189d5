/** Where requests for the API's addresses are passed on inside this server. */
export const apiPrefix = '/api/rest';
