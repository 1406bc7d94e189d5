import type { EntryNote, ImportReport, Notice } from '@todo/shared/todos/import';
import type { FaultCode, NoticeCode } from './draft.js';
import { cut } from './excerpt.js';
import { faultDetails, noticeDetails } from './wording.js';

const mostErrors = 100;
const mostLines = 20;

/** What is to be said of the entries of a file, whether they are imported or not. */
export class Findings {
  private readonly errors: EntryNote[] = [];
  private readonly notices = new Map<NoticeCode, Notice>();
  private left = 0;
  private faults = 0;

  /** An entry cannot be imported. */
  fault(line: number, title: string, code: FaultCode): void {
    this.faults++;
    if (this.errors.length < mostErrors) {
      this.errors.push({ line, title: cut(title.trim()), code, detail: faultDetails[code] });
    }
  }

  /** An entry is imported, but not as it is. */
  notice(line: number, codes: readonly NoticeCode[]): void {
    for (const code of codes) {
      const notice = this.notices.get(code) ?? { code, detail: noticeDetails[code], entries: 0, lines: [] };
      notice.entries++;
      if (notice.lines.length < mostLines) notice.lines.push(line);
      this.notices.set(code, notice);
    }
  }

  /** An entry is left out on purpose. */
  leave(): void {
    this.left++;
  }

  get hasFaults(): boolean {
    return this.faults > 0;
  }

  result(): Pick<ImportReport, 'left' | 'faults' | 'errors' | 'notices'> {
    return { left: this.left, faults: this.faults, errors: this.errors, notices: [...this.notices.values()] };
  }
}
