import { Listr } from 'listr2';

/** One line of a command's progress. The steps pass results to each other in `context`. */
export interface Step<Context> {
  title: string;
  /** @param say shows the current activity of the step */
  run(context: Context, say: (text: string) => void): Promise<void>;
  /** Returns true to skip the step. */
  skip?: (context: Context) => boolean;
}

interface StepOptions {
  quiet?: boolean;
  /** Once it is aborted, no further step starts. */
  signal?: AbortSignal;
}

/** Runs steps one after the other with their progress on the terminal; silent when the output is for a program. */
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
  // By default, Listr exits at Ctrl-C, before the lock is released.
  const options = { ctx: context, registerSignalListeners: false };
  if (quiet) await new Listr(tasks, { ...options, renderer: 'silent' }).run();
  else {
    const rendererOptions = { collapseErrors: false, showErrorMessage: false };
    await new Listr(tasks, { ...options, rendererOptions, fallbackRenderer: 'simple' }).run();
  }
}
