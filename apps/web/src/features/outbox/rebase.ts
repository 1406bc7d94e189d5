import type { Card } from '../../ui/card';

/**
 * The fields of an edit with the version that they apply to. A person's own change since the edit began is not a
 * conflict, as long as nobody else has changed the edited fields.
 * @param begun the card as it was when its edit began
 * @param now the card in the latest response
 */
export function rebase(
  fields: Record<string, string>,
  begun: Card | undefined,
  now: Card | undefined,
): Record<string, string> {
  const parts = ({ title, content, due, assignee, priority, repeat, repeatFrom }: Card) =>
    JSON.stringify([title, content, due, assignee, priority, repeat, repeatFrom]);
  const isOurs = begun && now && now.version > begun.version && parts(begun) === parts(now);
  return isOurs ? { ...fields, version: String(now.version) } : fields;
}
