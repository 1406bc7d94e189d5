import type { FormEvent } from 'react';
import type { Act } from '../pointer/drag';

/** Moves a todo as the form for its day says, at once. @param before called before the todo is moved */
export function submitDay(event: FormEvent, act: Act, before: () => void): void {
  const form = (event.target as Element).closest<HTMLFormElement>('.menu-day');
  const id = Number(form?.getAttribute('action')?.split('/')[2]);
  if (!form || !id) return;
  event.preventDefault();
  before();
  act(id, 'due', { due: String(new FormData(form).get('due')) });
}
