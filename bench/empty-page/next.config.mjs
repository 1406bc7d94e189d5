const root = new URL('../../', import.meta.url).pathname;

export default { output: 'standalone', outputFileTracingRoot: root, turbopack: { root } };
