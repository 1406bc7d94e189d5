import { renderToString } from 'preact-render-to-string';
import { m } from '../../../messages/messages';
import type { CardList } from '../../../ui/card';
import type { Frame } from '../../../ui/page-frame';
import type { Place } from '../lists/place';
import { BulkBar } from './bulk-bar';
import { labelsOn } from './targets';

/** HTML of the bar, for a page without JavaScript: with it, the board loads the bar at its first use. */
export function barOf(frame: Frame, place: Place, lists: CardList[]): string {
  return renderToString(<BulkBar frame={frame} place={place} labels={labelsOn(lists)} text={m.bulk_hint()} />);
}
