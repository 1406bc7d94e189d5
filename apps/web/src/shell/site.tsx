import type { ComponentType } from 'react';
import { useEffect } from 'react';
import { tellTimeZone } from '../browser/time-zone';
import { usePersonalData } from '../features/drafts/use-personal-data';
import { usePalette } from '../features/palette/use-palette';
import { useSiteKeys } from '../features/palette/use-site-keys';
import { ErrorBoundary } from '../ui/pages/error-boundary';

/** A page of the site with its properties. */
export interface SiteProps {
  Page: ComponentType<object>;
  pageProps: object;
}

/** A page with the elements that all pages share. */
export function Site({ Page, pageProps }: SiteProps) {
  usePersonalData(pageProps);
  useEffect(tellTimeZone, []);
  useSiteKeys();
  const palette = usePalette();
  return (
    <ErrorBoundary>
      <Page {...pageProps} />
      {palette}
    </ErrorBoundary>
  );
}
