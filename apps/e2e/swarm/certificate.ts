import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { execa } from 'execa';

/** A self-signed certificate for the name todo.test. */
export async function selfSigned(folder: string): Promise<{ cert: string; key: string }> {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=todo.test', '-addext', 'subjectAltName=DNS:todo.test', '-days', '2'];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await execa('openssl', ['req', ...kind, ...subject, '-keyout', key, '-out', cert], { timeout: 60_000 });
  return { cert: await readFile(cert, 'utf8'), key: await readFile(key, 'utf8') };
}

/** Requests todo.test over HTTPS at this address, trusting only that certificate. @returns the status */
export function askSecurely(address: string, port: number, cert: string): Promise<number> {
  const options = { host: address, port, path: '/login', servername: 'todo.test', ca: cert, timeout: 60_000 };
  return new Promise((resolve, reject) => {
    const asked = request({ ...options, headers: { Host: 'todo.test' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.on('timeout', () => asked.destroy(new Error('timeout')));
    asked.end();
  });
}
