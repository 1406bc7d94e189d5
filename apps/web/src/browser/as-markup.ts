/** HTML of a part of the page with the current values of its fields; plain outerHTML has only their initial values. */
export function asMarkup(root: HTMLElement | null): string {
  for (const field of root?.querySelectorAll<HTMLElement>('input, textarea, option') ?? []) {
    if (field instanceof HTMLTextAreaElement) field.textContent = field.value;
    else if (field instanceof HTMLOptionElement) field.toggleAttribute('selected', field.selected);
    else if (field instanceof HTMLInputElement && field.matches('[type=checkbox], [type=radio]'))
      field.toggleAttribute('checked', field.checked);
    else if (field instanceof HTMLInputElement) field.setAttribute('value', field.value);
  }
  return root?.innerHTML ?? '';
}
