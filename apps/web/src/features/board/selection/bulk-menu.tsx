import type { ReactNode } from 'react';

/** Choices of the bar for one thing; the others close when one opens. */
export function BulkMenu({ name, text, children }: { name: string; text: string; children: ReactNode }) {
  return (
    <details className="bulk-menu" name="bulk" data-menu={name}>
      <summary className="button">{text}</summary>
      <div className="menu-items">{children}</div>
    </details>
  );
}

/** Opens a menu of the bar, for its key. @returns whether there is one */
export function openBulkMenu(name: string): boolean {
  const menu = document.querySelector<HTMLDetailsElement>(`.bulk-menu[data-menu=${name}]`);
  if (!menu) return false;
  menu.open = true;
  menu.querySelector<HTMLElement>('.menu-items :is(button, input)')?.focus();
  return true;
}

export function closeBulkMenus(): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('.bulk-menu[open]')) menu.open = false;
}
