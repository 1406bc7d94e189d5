/** Closes the menus of cards. */
export function closeMenus(root: HTMLElement | null): void {
  for (const menu of root?.querySelectorAll<HTMLDetailsElement>('.menu[open]') ?? []) menu.open = false;
}
