import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ImportQuery, ImportReport, ImportSource } from '@todo/shared/todos/import';
import { Database } from '../database/database.js';
import type { Principal } from '../identity/principal.js';
import { MembersService } from '../lists/members/members.service.js';
import { today } from '../todos/today.js';
import type { ReadingChoices } from './reading/draft.js';
import { Findings } from './reading/findings.js';
import { fit, type Place } from './reading/fit.js';
import { Packs } from './reading/packs.js';
import { recognize } from './sources/recognize.js';
import type { SourceFile } from './sources/source-file.js';
import { columnsOf, draftsOf } from './sources/sources.js';

/** A file as it was read. */
export interface ReadFile {
  source: ImportSource;
  packs: Packs;
  findings: Findings;
  columns: ImportReport['columns'];
}

/** Characters of the name of an entry: 16 bytes of SHA-256 in base64url. */
const hashLength = 22;

/** Reads files, entry by entry. */
@Injectable()
export class ImportReader {
  constructor(
    private readonly db: Database,
    private readonly members: MembersService,
  ) {}

  /** @throws AppError `import-unreadable`, and `not-found` for a list of others */
  async read(principal: Principal, list: number, file: SourceFile, query: ImportQuery): Promise<ReadFile> {
    const now = this.db.now();
    const tz = query.tz ?? 'UTC';
    const choices: ReadingChoices = {
      dates: query.dates ?? 'mdy',
      tz,
      today: today(tz, now),
      columns: chosenColumns(query.columns ?? ''),
    };
    const members = await this.members.list(principal, list);
    const place: Place = {
      members: new Map(members.map(({ id, name }) => [name.toLowerCase(), id])),
      today: choices.today,
      nowMs: now.getTime(),
    };
    const source = query.from ?? (await recognize(file));
    const columns = await columnsOf(source, file, choices);
    return { source, columns, ...(await readDrafts(source, file, choices, place)) };
  }
}

async function readDrafts(
  source: ImportSource,
  file: SourceFile,
  choices: ReadingChoices,
  place: Place,
): Promise<Pick<ReadFile, 'packs' | 'findings'>> {
  const packs = new Packs();
  const findings = new Findings();
  const seen = new Map<string, number>();
  for await (const draft of draftsOf(source, file, choices)) {
    if (draft.isLeft) {
      findings.leave();
      findings.notice(draft.line, draft.notices);
      continue;
    }
    const fitted = fit(draft, place);
    if ('fault' in fitted) {
      findings.fault(draft.line, draft.title, fitted.fault);
      continue;
    }
    const { entry, notices } = fitted;
    findings.notice(draft.line, notices);
    // Two entries that are the same are two todos, and so they are in the next import.
    const name = hashOf([source, draft.key ?? [entry.title, entry.content]]);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    const hash = before === 0 ? name : hashOf([name, before]);
    await packs.add({ ...entry, hash, ...(draft.self && { self: draft.self }) });
  }
  await packs.close();
  return { packs, findings };
}

function hashOf(named: unknown): string {
  return createHash('sha256').update(JSON.stringify(named)).digest('base64url').slice(0, hashLength);
}

/** `title:Aufgabe,due:Fällig am` */
function chosenColumns(text: string): Map<string, string> {
  const pairs = text.split(',').map((pair): [string, string] => {
    const colon = pair.indexOf(':');
    return [pair.slice(0, colon).trim().toLowerCase(), pair.slice(colon + 1).trim()];
  });
  return new Map(pairs.filter(([field, name]) => field !== '' && name !== ''));
}
