import { PassThrough, type Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { limits } from '@todo/shared/limits';
import { AppError } from '../../errors/app-error.js';

/**
 * The first file of a form that a browser sends (`multipart/form-data`), while it arrives. Its other fields are skipped.
 * A form without a file is an empty one.
 */
export function fileInForm(form: Readable, type: string): Readable {
  const file = new PassThrough();
  const fail = () => file.destroy(new AppError('malformed-json', 'the form cannot be read: send the file as it is'));
  try {
    const parser = new Busboy({
      headers: { 'content-type': type },
      limits: { files: 1, fields: 20, fileSize: limits.importBytes + 1 },
    });
    let isFound = false;
    parser.on('file', (_name, content) => {
      isFound = true;
      content.on('error', fail).pipe(file);
    });
    parser.on('finish', () => void (isFound || file.end()));
    parser.on('error', fail);
    form.on('error', fail).on('aborted', fail).pipe(parser);
  } catch {
    fail();
  }
  return file;
}
