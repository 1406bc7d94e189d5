import { z } from 'zod';
// Settings shared by the API and the site: parsed and normalized, so that nothing is compared as text.
/** Names that stand for ranges of addresses. */
const rangeNames = new Set(['loopback', 'linklocal', 'uniquelocal']);
const address = z.union([z.ipv4(), z.ipv6()]);
const range = z.union([z.cidrv4(), z.cidrv6()]);
/** The items of a comma-separated list. */
function itemsOf(text) {
    return text.split(',').flatMap((item) => item.trim() || []);
}
/** Proxies by address (`10.0.0.1`), range (`10.0.0.0/8`) or the names `loopback`, `linklocal` and `uniquelocal`. */
export const proxyList = z.string().transform((text, ctx) => {
    const items = itemsOf(text.toLowerCase());
    if (items.length > 0 && items.every(isProxy))
        return items;
    ctx.addIssue("must list the proxies' addresses, separated by commas: 10.0.0.1, 10.0.0.0/8, fd00::/8, loopback, linklocal or " +
        'uniquelocal. Host names and wildcards (true, *, 0.0.0.0/0) are refused: a trusted proxy can claim any address');
    return z.NEVER;
});
function isProxy(item) {
    if (rangeNames.has(item) || address.safeParse(item).success)
        return true;
    return range.safeParse(item).success && !/\/0+$/.test(item);
}
/** Web origins, each in the form in which browsers send it. */
export const originList = z.string().transform((text, ctx) => {
    const origins = itemsOf(text).map(toOrigin);
    if (origins.every((origin) => origin !== undefined))
        return [...new Set(origins)];
    ctx.addIssue('must list origins, separated by commas: https://todo.example.org or http://localhost:5173, without a path');
    return z.NEVER;
});
/** The origin that a URL names, if it names nothing else. */
export function toOrigin(text) {
    if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
        return undefined;
    const { origin, username, password, pathname, search, hash, href } = new URL(text);
    const isBare = username === '' && password === '' && pathname === '/' && search === '' && hash === '';
    return isBare && !href.endsWith('?') && !href.endsWith('#') && !origin.includes('*') ? origin : undefined;
}
/** Host names without ports, written as in a URL: `todo.example`, `192.0.2.1`, `[::1]`, which becomes `::1`. */
export const hostList = z.string().transform((text, ctx) => {
    const hosts = itemsOf(text).map(toHost);
    if (hosts.every((host) => host !== undefined))
        return [...new Set(hosts)];
    ctx.addIssue('must list host names, separated by commas: todo.example.org, 192.0.2.1 or [2001:db8::1], without a port');
    return z.NEVER;
});
function toHost(text) {
    const origin = toOrigin(`http://${text}`);
    if (origin === undefined || /:\d*$/.test(text.replace(/^\[.*\]/, '')))
        return undefined;
    return new URL(origin).hostname.replace(/^\[(.*)\]$/, '$1');
}
/** `true` or `false`, in their usual spellings. */
export const onOff = z.string().trim().pipe(z.stringbool('must be true or false'));
/** A whole number within bounds, in decimal digits. */
export const wholeNumber = (min, max) => z.string().transform((text, ctx) => {
    const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (value >= min && value <= max)
        return value;
    ctx.addIssue(`must be a whole number from ${min} to ${max}`);
    return z.NEVER;
});
/** One of the given words, in any case. */
export const oneOf = (words) => z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.enum(words, `must be one of ${words.join(', ')}`));
//# sourceMappingURL=settings.js.map