import { Listr } from 'listr2';

export interface Step {
  title: string;
  /** @param say shows what the step is doing now */
  run(say: (text: string) => void): Promise<void>;
  /** True leaves the step out. */
  skip?: () => boolean;
}

/** Runs steps one after the other with progress on the terminal; silently when the output is for a program. */
export async function runSteps(steps: Step[], { quiet = false } = {}): Promise<void> {
  const tasks = steps.map(({ title, run, skip }) => ({
    title,
    enabled: () => !skip?.(),
    task: async (_: unknown, task: { output: string }) => {
      let last = '';
      await run((text) => {
        if (text !== last) task.output = text;
        last = text;
      });
    },
  }));
  if (quiet) await new Listr(tasks, { renderer: 'silent' }).run();
  else {
    const rendererOptions = { collapseErrors: false, showErrorMessage: false };
    await new Listr(tasks, { rendererOptions, fallbackRenderer: 'simple' }).run();
  }
}
