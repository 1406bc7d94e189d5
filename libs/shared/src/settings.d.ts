import { z } from 'zod';
/** Proxies by address (`10.0.0.1`), range (`10.0.0.0/8`) or the names `loopback`, `linklocal` and `uniquelocal`. */
export declare const proxyList: z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>;
/** Web origins, each in the form in which browsers send it. */
export declare const originList: z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>;
/** The origin that a URL names, if it names nothing else. */
export declare function toOrigin(text: string): string | undefined;
/** Host names without ports, written as in a URL: `todo.example`, `192.0.2.1`, `[::1]`, which becomes `::1`. */
export declare const hostList: z.ZodPipe<z.ZodString, z.ZodTransform<string[], string>>;
/** `true` or `false`, in their usual spellings. */
export declare const onOff: z.ZodPipe<z.ZodString, z.ZodCodec<z.ZodString, z.ZodBoolean>>;
/** A whole number within bounds, in decimal digits. */
export declare const wholeNumber: (min: number, max: number) => z.ZodPipe<z.ZodString, z.ZodTransform<number, string>>;
/** One of the given words, in any case. */
export declare const oneOf: <const Words extends readonly [string, ...string[]]>(words: Words) => z.ZodPipe<z.ZodString, z.ZodEnum<{ [k_1 in Words[number]]: k_1; } extends infer T ? { [k in keyof T]: T[k]; } : never>>;
