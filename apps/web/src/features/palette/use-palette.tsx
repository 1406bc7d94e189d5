import { type ComponentType, useEffect, useRef, useState } from 'react';
import { keyOf } from '../../browser/key';
import { m } from '../../messages/messages';
import type { PaletteProps } from './palette';

/** The command palette of every page, opened by Ctrl+K, Cmd+K and buttons with `data-palette`. It is loaded then. */
export function usePalette(): React.ReactNode {
  const [Palette, setPalette] = useState<ComponentType<PaletteProps> | null>(null);
  const [origin, setOrigin] = useState<Element | null>(null);
  const isOpen = useRef(false);

  useEffect(() => {
    const open = async () => {
      if (isOpen.current || document.querySelector('dialog[open]')) return;
      isOpen.current = true;
      const focused = document.activeElement;
      try {
        const { default: loaded } = await import('./palette');
        setPalette(() => loaded);
        setOrigin(focused ?? document.body);
      } catch {
        isOpen.current = false;
        alert(m.palette_unavailable());
      }
    };
    const press = (event: KeyboardEvent) => {
      if (!isShortcut(event)) return;
      event.preventDefault();
      void open();
    };
    const click = (event: MouseEvent) => {
      const button = (event.target as Element).closest('[data-palette]');
      if (!button) return;
      button.closest('details')?.removeAttribute('open');
      void open();
    };
    document.addEventListener('keydown', press);
    document.addEventListener('click', click);
    return () => {
      document.removeEventListener('keydown', press);
      document.removeEventListener('click', click);
    };
  }, []);

  const close = () => {
    isOpen.current = false;
    setOrigin(null);
  };
  return Palette && origin && <Palette origin={origin} close={close} />;
}

/** Cmd+K only on a Mac, where Ctrl+K deletes the rest of a line. */
function isShortcut(event: KeyboardEvent): boolean {
  const isMac = navigator.platform.startsWith('Mac');
  const isHeld = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  return isHeld && !event.altKey && !event.shiftKey && keyOf(event) === 'k';
}
