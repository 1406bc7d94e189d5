import { Component, type ReactNode } from 'react';
import { asMarkup } from '../../browser/as-markup';
import { m } from '../../messages/messages';

interface State {
  /** The page at the time its script failed, with what was typed; undefined while the script works. */
  page?: string;
}

/**
 * Keeps a page whose script has failed. Its links and forms work without a script, so it stays as it is, with all that
 * was typed, and says that it has become slower.
 */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = {};

  static getDerivedStateFromError(): State {
    return { page: asMarkup(document.getElementById('page')) };
  }

  override render() {
    const { page } = this.state;
    if (page === undefined) return this.props.children;
    return (
      <>
        <div className="refusal" role="alert">
          <p>{m.script_failed()}</p>
        </div>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: it is the markup that this very page was made of */}
        <div dangerouslySetInnerHTML={{ __html: page }} />
      </>
    );
  }
}
