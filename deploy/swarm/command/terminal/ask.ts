import { createInterface } from 'node:readline/promises';
import { Failure } from '../../../../tools/failure.ts';

/** @throws Failure unless a person at the terminal agrees */
export async function confirm(consequence: string): Promise<void> {
  if (!process.stdin.isTTY) throw new Failure(`${consequence} Run it with --yes to confirm.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${consequence} Type yes to go on: `);
  terminal.close();
  if (answer.trim() !== 'yes') throw new Failure('nothing was changed');
}

/** All of standard input without a final line break. @throws Failure when it is empty */
export async function standardInput(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Value (end with Ctrl-D on a line of its own):\n');
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const value = Buffer.concat(chunks)
    .toString()
    .replace(/\r?\n$/, '');
  if (value === '') throw new Failure('standard input is empty: nothing was stored');
  return value;
}
