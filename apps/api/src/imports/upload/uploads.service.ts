import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { limits } from '@todo/shared/limits';
import { Database } from '../../database/database.js';
import { toStored } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import { AppError } from '../../errors/app-error.js';
import { Upload } from './upload.js';
import { UploadRepository } from './upload.repository.js';

const hourMs = 60 * 60 * 1000;
/** Files that one list keeps: everybody in it may look at one. */
const mostUploads = 5;

/** Files between their preview and their import. */
@Injectable()
export class Uploads {
  constructor(
    private readonly db: Database,
    private readonly repository: UploadRepository,
  ) {}

  /** @returns its name */
  async keep(tx: Transaction, list: number, upload: Upload): Promise<string> {
    const id = randomUUID();
    await this.repository.insert(tx, id, list, toStored(this.db.now()), upload.deflated());
    await this.repository.removeOldest(tx, list, mostUploads);
    return id;
  }

  /** @throws AppError `upload-gone` */
  async find(list: number, id: string): Promise<Upload> {
    const since = toStored(new Date(this.db.now().getTime() - limits.importHours * hourMs));
    const parts = await this.db.readsLatest((reader) => this.repository.find(reader, list, id, since));
    if (parts.length > 0) return new Upload(parts, id);
    throw new AppError('upload-gone', 'the file is not kept any more: send it again');
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await this.repository.remove(tx, id);
  }
}
