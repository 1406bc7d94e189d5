import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';
import { standsAlone } from './own-start.ts';
import inlang from './project.inlang/settings.json' with { type: 'json' };

type Configuration = Parameters<NonNullable<NextConfig['webpack']>>[0];
type Context = Parameters<NonNullable<NextConfig['webpack']>>[1];

const components = fileURLToPath(new URL('src/', import.meta.url));
/** Replaces the module with another one of the same file. */
const more = '?more';
const compiled = (locale: string) => fileURLToPath(new URL(`dist/messages/messages/${locale}.js`, import.meta.url));

/** Modules whose messages the board does not use. */
const apartFromBoard =
  /\/features\/(account|calendars|join|login|trash|lists|todo)\/|\/ui\/(pages\/(empty|error|failed|plain)-page|dates\/local-day|fields\/password-input|shown-once)\./;

/**
 * Builds two scripts of messages for each language, `messages-<language>-<hash>.js` and `messages-more-...`, so that
 * a page loads its own language only: all languages would be a sixth of the board's script. The board needs only the
 * first.
 */
export function withMessages(webpack: Configuration, { isServer, dev, webpack: { UsageState } }: Context) {
  if (isServer) return webpack;
  const pages = webpack.entry;
  webpack.entry = async () => ({ ...(await pages()), ...Object.fromEntries(inlang.locales.flatMap(entries)) });
  if (!dev) webpack.plugins.push(new DropServerMessages(UsageState.Unused));
  return webpack;
}

function entries(locale: string) {
  const entry = (name: string, module: string) => {
    const add = 'globalThis.todoMessages = { ...globalThis.todoMessages, ...messages };';
    const script = `import * as messages from ${JSON.stringify(module)}; ${add}`;
    // In base64: webpack reads other data: modules as ASCII, and the path of a clone may have other characters.
    const from = `data:text/javascript;base64,${Buffer.from(script).toString('base64')}`;
    return [name, { import: from, filename: 'static/chunks/[name]-[contenthash].js', ...standsAlone }] as const;
  };
  return [
    entry(`messages-${locale}`, compiled(locale)),
    entry(`messages-more-${locale}`, `${compiled(locale)}${more}`),
  ];
}

/** Removes messages from the scripts that no browser module uses: half of them are rendered by the server alone. */
class DropServerMessages {
  readonly #unused: number;

  constructor(unused: number) {
    this.#unused = unused;
  }

  apply(compiler: Compiler) {
    const name = 'DropServerMessages';
    const scripts = new Map(
      inlang.locales.map(compiled).flatMap((file) => [[file, false] as const, [file + more, true] as const]),
    );
    compiler.hooks.compilation.tap(name, ({ hooks, modules, moduleGraph }) => {
      // After webpack has determined the used exports; for a whole namespace, that is all of them.
      hooks.optimizeDependencies.tap({ name, stage: 100 }, () => {
        const [onBoard, elsewhere] = [new Set<string>(), new Set<string>()];
        for (const module of modules) {
          if (!module.resource?.startsWith(components)) continue;
          const text = String(module.originalSource()?.source() ?? '');
          const called = apartFromBoard.test(module.resource) ? elsewhere : onBoard;
          for (const [, message] of text.matchAll(/\bm\.(\w+)/g)) called.add(String(message));
        }
        for (const module of modules) {
          const isMore = scripts.get(module.resource ?? '');
          if (isMore === undefined) continue;
          const isSaid = (name: string) => (isMore ? elsewhere.has(name) && !onBoard.has(name) : onBoard.has(name));
          for (const message of moduleGraph.getExportsInfo(module).orderedExports) {
            if (!isSaid(message.name)) message.setUsed(this.#unused, undefined);
          }
        }
      });
    });
  }
}

/** The part of webpack that is used here: Next bundles it without its types. */
interface Compiler {
  hooks: { compilation: Hook<Compilation> };
}
interface Compilation {
  hooks: { optimizeDependencies: Hook<unknown> };
  modules: Set<Module>;
  moduleGraph: { getExportsInfo(module: Module): { orderedExports: Iterable<Export> } };
}
interface Module {
  resource?: string;
  originalSource(): { source(): string | Buffer } | null;
}
interface Export {
  name: string;
  setUsed(state: number, runtime: undefined): boolean;
}
interface Hook<T> {
  tap(options: string | { name: string; stage: number }, act: (subject: T) => void): void;
}
