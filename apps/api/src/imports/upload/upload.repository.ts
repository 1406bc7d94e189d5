import { Injectable } from '@nestjs/common';
import type { Reader } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';

/** Bytes of one part: less than a packet of MySQL, and little for a statement. */
const partBytes = 256 * 1024;

/** Files that wait for their import, deflated and in parts. */
@Injectable()
export class UploadRepository {
  /** @param created now, as a stored timestamp */
  async insert(tx: Transaction, upload: string, list: number, created: string, bytes: Buffer): Promise<void> {
    for (let start = 0, part = 0; part === 0 || start < bytes.length; start += partBytes, part++) {
      await tx.query('INSERT INTO import_part (upload, part, list, created, bytes) VALUES (?, ?, ?, ?, ?)', [
        upload,
        part,
        list,
        created,
        bytes.subarray(start, start + partBytes),
      ]);
    }
  }

  /** The parts of a file that was sent for a list since `since`, in their order; none if there is no such file. */
  async find(reader: Reader, list: number, upload: string, since: string): Promise<Buffer[]> {
    const rows = await reader.query<{ bytes: Buffer }>(
      'SELECT bytes FROM import_part WHERE upload = ? AND list = ? AND created > ? ORDER BY part',
      [upload, list, since],
    );
    return rows.map(({ bytes }) => bytes);
  }

  async remove(tx: Transaction, upload: string): Promise<void> {
    await tx.query('DELETE FROM import_part WHERE upload = ?', [upload]);
  }

  /** Removes all files of a list but the last `most`. */
  async removeOldest(tx: Transaction, list: number, most: number): Promise<void> {
    const uploads = await tx.query<{ upload: string }[]>(
      'SELECT upload FROM import_part WHERE list = ? AND part = 0 ORDER BY created DESC, upload',
      [list],
    );
    for (const { upload } of uploads.slice(most)) await this.remove(tx, upload);
  }
}
