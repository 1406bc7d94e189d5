import { m } from '../messages/messages';
import { html, type Markup } from '../ui/markup';

/** @param scripts run in this order, when the page is there */
export function headOf(title: string, styles: string[], scripts: string[]): Markup {
  // The description is of the site itself, for the todos on its pages are nobody else's.
  return html`<meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><meta name="description" content="${m.app_description()}"><meta name="color-scheme" content="light dark"><meta name="theme-color" content="#f7f7f5" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#121413" media="(prefers-color-scheme: dark)"><link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="apple-touch-icon" href="/icon-180.png"><link rel="manifest" href="/manifest.webmanifest">${styles.map((href) => html`<link rel="stylesheet" href="${href}">`)}${scripts.map((src) => html`<script defer src="${src}"></script>`)}`;
}
