import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { ImportQuery, ImportReport } from '@todo/shared/todos/import';
import type { Transaction } from '../database/transaction.js';
import { AppError } from '../errors/app-error.js';
import type { Principal } from '../identity/principal.js';
import { ImportReader, type ReadFile } from './import-reader.service.js';
import type { Tally } from './reading/tally.js';
import { Upload } from './upload/upload.js';
import { Uploads } from './upload/uploads.service.js';
import { ImportWriter } from './writing/import-writer.service.js';

/** Files that an instance reads at the same time: each takes a processor and some memory. */
const mostAtOnce = 2;

/** An import up to its transaction. */
export interface PreparedImport {
  /** Tells the file from any other. */
  digest: string;
  finish(tx: Transaction): Promise<ImportReport>;
}

/** Takes todos along from other programs. */
@Injectable()
export class ImportsService {
  private running = 0;

  constructor(
    private readonly reader: ImportReader,
    private readonly writer: ImportWriter,
    private readonly uploads: Uploads,
  ) {}

  /**
   * Reads a file, the one that was sent or the one that a dry run has kept; what is left is done in a transaction.
   * @throws AppError `import-unreadable`, `import-refused`, `upload-gone`, `quota-exceeded`, `rate-limited`, `too-large`
   */
  async prepare(principal: Principal, list: number, query: ImportQuery, sent: Readable): Promise<PreparedImport> {
    if (this.running >= mostAtOnce) {
      throw new AppError('rate-limited', 'other imports are running here: try again in a moment', {
        headers: { 'Retry-After': '5' },
      });
    }
    this.running++;
    try {
      const file = query.upload ? await this.uploads.find(list, query.upload) : await Upload.receive(sent);
      const read = await this.reader.read(principal, list, file, query);
      const finish = query.dry_run ? await this.previewed(list, query, file, read) : this.written(list, query, read);
      return { digest: file.digest, finish };
    } finally {
      this.running--;
    }
  }

  private async previewed(list: number, { upload }: ImportQuery, file: Upload, read: ReadFile) {
    const tally = await this.writer.preview(list, read.packs);
    return async (tx: Transaction) => ({
      ...reportOf(read, tally),
      upload: upload ?? (await this.uploads.keep(tx, list, file)),
      action: null,
    });
  }

  private written(list: number, { upload, skip }: ImportQuery, read: ReadFile) {
    if (read.findings.hasFaults && !skip) throw refused(read);
    return async (tx: Transaction) => {
      const { tally, action } = await this.writer.write(tx, list, read.packs);
      if (upload) await this.uploads.remove(tx, upload);
      return { ...reportOf(read, tally), upload: null, action };
    };
  }
}

function reportOf({ source, columns, findings }: ReadFile, tally: Tally) {
  return { source, columns, ...findings.result(), ...tally.result() };
}

function refused({ findings }: ReadFile): AppError {
  const report = findings.result();
  const [first] = report.errors;
  const detail =
    `nothing was imported, since ${report.faults} of the entries cannot be: line ${first?.line}: ${first?.detail}. ` +
    'Correct the file, or import the others with skip=true';
  return new AppError('import-refused', detail, { members: { report } });
}
