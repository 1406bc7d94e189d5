/** Text with the places that a search has found. */
export function Marked({ text, q }: { text: string; q: string }) {
  if (!q) return text;
  const parts: { at: number; text: string; hit: boolean }[] = [];
  const lowered = text.toLowerCase();
  const wanted = q.toLowerCase();
  // Some letters change their length in lower case; positions would then be wrong.
  if (lowered.length !== text.length) return text;
  let at = 0;
  for (let hit = lowered.indexOf(wanted); hit >= 0; hit = lowered.indexOf(wanted, at)) {
    parts.push(
      { at, text: text.slice(at, hit), hit: false },
      { at: hit, text: text.slice(hit, hit + q.length), hit: true },
    );
    at = hit + q.length;
  }
  parts.push({ at, text: text.slice(at), hit: false });
  return parts.map((part) => (part.hit ? <mark key={`hit-${part.at}`}>{part.text}</mark> : part.text));
}
