import type { ReactNode } from 'react';

/** One menu of the bar; opening it closes the others. */
export function BulkMenu({ name, text, children }: { name: string; text: string; children: ReactNode }) {
  return (
    <details className="bulk-menu" name="bulk" data-menu={name}>
      <summary className="button">{text}</summary>
      <div className="menu-items">{children}</div>
    </details>
  );
}

/** Opens a menu of the bar, for its keyboard shortcut. @returns whether it exists */
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
