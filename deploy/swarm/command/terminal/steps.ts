import { Listr } from 'listr2';

/** One line of a command's progress. `context` is what the steps hand on to each other. */
export interface Step<Context> {
  title: string;
  /** @param say shows what the step is doing now */
  run(context: Context, say: (text: string) => void): Promise<void>;
  /** True leaves the step out. */
  skip?: (context: Context) => boolean;
}

interface StepOptions {
  quiet?: boolean;
  /** Once it is aborted, no further step begins. */
  signal?: AbortSignal;
}

/** Runs steps one after the other with progress on the terminal; silently when the output is for a program. */
export async function runSteps<Context extends object>(
  steps: Step<Context>[],
  context: Context,
  { quiet = false, signal }: StepOptions = {},
): Promise<void> {
  const tasks = steps.map(({ title, run, skip }) => ({
    title,
    enabled: (ctx: Context) => !skip?.(ctx),
    task: async (ctx: Context, task: { output: string }) => {
      signal?.throwIfAborted();
      let last = '';
      await run(ctx, (text) => {
        if (text !== last) task.output = text;
        last = text;
      });
    },
  }));
  // Of its own, Listr ends the process at a Ctrl-C, before the lock is given back.
  const options = { ctx: context, registerSignalListeners: false };
  if (quiet) await new Listr(tasks, { ...options, renderer: 'silent' }).run();
  else {
    const rendererOptions = { collapseErrors: false, showErrorMessage: false };
    await new Listr(tasks, { ...options, rendererOptions, fallbackRenderer: 'simple' }).run();
  }
}
