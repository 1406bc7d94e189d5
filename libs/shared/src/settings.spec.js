import { describe, expect, test } from '@jest/globals';
import { hostList, oneOf, onOff, originList, proxyList, wholeNumber } from './settings.js';
describe('a list of trusted proxies', () => {
    test.each([
        ['loopback', ['loopback']],
        [' Loopback , UniqueLocal ,, ', ['loopback', 'uniquelocal']],
        ['10.0.0.0/8,192.168.1.1', ['10.0.0.0/8', '192.168.1.1']],
        ['FD00::/8, ::1', ['fd00::/8', '::1']],
    ])('%j is %j', (text, list) => {
        expect(proxyList.parse(text)).toEqual(list);
    });
    test.each([
        'true',
        'false',
        '1',
        '*',
        'traefik',
        '10.0.0.0/8;192.168.0.0/16',
        '10.0.0.0/8 192.168.0.0/16',
        '0.0.0.0/0',
        '::/0',
        '10.0.0.0/00',
        '10.0.0.0/33',
        '10.0.0.256',
        'http://10.0.0.1',
        ',',
    ])('%j is rejected, with the correct notation', (text) => {
        expect(proxyList.safeParse(text).error?.issues[0]?.message).toMatch(/^must list the proxies' addresses.*10\.0\.0\.0\/8/);
    });
});
describe('a list of origins', () => {
    test.each([
        ['https://todo.example', ['https://todo.example']],
        ['HTTPS://Todo.Example:443/ , http://localhost:5173', ['https://todo.example', 'http://localhost:5173']],
        ['http://[::1]:80', ['http://[::1]']],
        ['https://bücher.example,https://xn--bcher-kva.example', ['https://xn--bcher-kva.example']],
        [' , ', []],
    ])('%j is %j', (text, list) => {
        expect(originList.parse(text)).toEqual(list);
    });
    test.each([
        '*',
        'null',
        'todo.example',
        'https://todo.example/board',
        'https://todo.example?x',
        'https://todo.example/?',
        'https://me:secret@todo.example',
        'https://*.example',
        'https://a.example https://b.example',
        'https://a.example;https://b.example',
        'ftp://todo.example',
        'https://',
    ])('%j is rejected', (text) => {
        expect(originList.safeParse(text).error?.issues[0]?.message).toMatch(/^must list origins.*https:\/\//);
    });
});
test('host names are normalized to the form that browsers send', () => {
    expect(hostList.parse('Todo.Example, [::1],192.0.2.1 , bücher.example')).toEqual([
        'todo.example',
        '::1',
        '192.0.2.1',
        'xn--bcher-kva.example',
    ]);
    for (const text of [
        '*',
        'http://todo.example',
        'todo.example:3000',
        'todo.example:80',
        '::1',
        'a b',
        'todo.example/x',
    ]) {
        expect([text, hostList.safeParse(text).success]).toEqual([text, false]);
    }
});
test('words and numbers are parsed in their usual notations, and nothing else', () => {
    expect(['true', ' True ', '1', 'yes', 'ON'].map((text) => onOff.parse(text))).toEqual(Array(5).fill(true));
    expect(['false', 'FALSE', '0', 'no', 'off '].map((text) => onOff.parse(text))).toEqual(Array(5).fill(false));
    expect(onOff.safeParse('maybe').success).toBe(false);
    expect(oneOf(['open', 'accounts']).parse(' Accounts')).toBe('accounts');
    expect(oneOf(['open', 'accounts']).safeParse('account').error?.issues[0]?.message).toBe('must be one of open, accounts');
    expect(wholeNumber(0, 10).parse(' 7 ')).toBe(7);
    for (const text of ['', ' ', '-1', '11', '1.0', '1e1', '0x5', '5s', '５']) {
        expect(wholeNumber(0, 10).safeParse(text).success).toBe(false);
    }
});
//# sourceMappingURL=settings.spec.js.map