// Who may import whom: one entry is one room. `npm test` runs the rules made of it by `.dependency-cruiser.mjs`, and
// boundaries.spec.ts proves that each entry catches something.

export const api = 'apps/api/src';
const web = 'apps/web/src';
const command = 'deploy/swarm/command';

export const ours = '^(@todo|apps|libs|tools|bench|deploy)/(?!.*node_modules/)';
/** By its name where it is not built yet. */
const contract = '(libs|@todo)/shared/';
/** Files of the tools that every command begins with. */
const toolbox = 'tools/[^/]+$';
/** What every room of the Swarm command may know. */
const names = ['tools', `${command}/(topology|environment)\\.ts$`];
const entities = `${api}/.*\\.entity\\.ts$`;
const below = `${api}/(config|errors|identity|database|cleaning|json)/`;
/** Idempotency is none of them: it keeps answers of HTTP. */
export const domain = 'lists|todos|exports|imports|calendar|accounts|journal|events|health|store|metrics';

/** Room, what of ours it may import beside itself, and what to do instead. Paths are regular expressions. */
export const rooms = [
  ['libs/shared/src', [], 'the contract stands alone: code for one side belongs in that app'],

  [`${api}/config`, [contract], 'configuration knows no code that it configures: pass values to it'],
  [`${api}/errors`, [contract], 'an error tells what happened, and knows nothing above it'],
  [`${api}/identity`, [`${api}/errors/`, contract], 'who asks, and what they may: nothing of how it was found out'],
  [`${api}/database/migrations`, [`${api}/database/(sql/)?[^/]+$`], 'a migration does tomorrow what it did today'],
  [`${api}/database/mysql`, [`${api}/config/`, `${api}/database/(sql/)?[^/]+$`, entities], 'MySQL knows no SQLite'],
  [`${api}/database/sqlite`, [`${api}/config/`, `${api}/database/(sql/)?[^/]+$`, entities], 'SQLite knows no MySQL'],
  [
    `${api}/database(?!/(migrations|mysql|sqlite))`,
    [`${api}/(config|database)/`, entities, contract],
    'the database knows config and the entities it maps',
  ],
  [`${api}/json`, [contract], 'how a value is written, as its schema says'],
  [`${api}/cleaning`, [`${api}/(config|database)/`], 'when it is time to clean; what goes is said by its feature'],
  [`${api}/http`, [below, contract], 'http knows no feature: what does belongs in that feature'],
  [`${api}/metrics`, [below, contract], 'figures are counted by those who know them'],
  [`${api}/store`, [below, contract], 'the store holds what it is given, and knows no feature'],
  [
    `${api}/journal`,
    [below, `${api}/store/`, contract],
    'the journal keeps what it is told of a todo, and knows no rule of it',
  ],
  [
    `${api}/idempotency`,
    [below, `${api}/(http|journal)/`, contract],
    'a repeated request is the same for every feature',
  ],
  [`${api}/health`, [below, `${api}/(http|store)/`, contract], 'health asks the parts, and no feature'],
  [
    `${api}/lists`,
    [below, `${api}/(http|store|metrics|idempotency)/`, contract],
    'a list knows who is in it, and not what',
  ],
  [
    `${api}/todos`,
    [below, `${api}/(http|store|metrics|idempotency|journal|lists)/`, contract],
    'todos know the list that they are in, and nothing of accounts',
  ],
  [
    `${api}/exports`,
    [below, `${api}/(http|lists|todos|calendar/ics)/`, contract],
    'an export reads what todos and lists say of themselves',
  ],
  [
    `${api}/calendar`,
    [below, `${api}/(http|store|idempotency|journal|lists|todos)/`, contract],
    'a calendar shows the todos of its lists, and changes none',
  ],
  [
    `${api}/imports/reading`,
    [`${api}/errors/`, `${api}/todos/(repeat/|arrivals/new-todo)`, contract],
    'what an entry means is the same for every program that it comes from',
  ],
  [
    `${api}/imports/sources`,
    [`${api}/(errors|imports/reading|exports/formats)/`, contract],
    'a reader knows a file, and nothing of lists or databases',
  ],
  [
    `${api}/imports`,
    [below, `${api}/(http|idempotency|journal|lists|todos|exports)/`, contract],
    'an import makes todos as anybody does',
  ],
  [
    `${api}/accounts`,
    [below, `${api}/(http|store|metrics|idempotency|lists|todos|calendar)/`, contract],
    'an account knows its todos, and no entry of the program',
  ],
  [
    `${api}/events`,
    [below, `${api}/(http|store|metrics|health|journal|todos|accounts|lists)/`, contract],
    'events tell what the journal has, and change nothing',
  ],
  [api, [contract], 'the API never sees the web: what both need belongs in libs/shared'],

  [`${web}/config`, [contract], 'configuration knows no code that it configures: pass values to it'],
  [`${web}/api`, [`${web}/config/`, contract], 'api is the door to the API: what shows an answer belongs in a feature'],
  [
    `${web}/messages`,
    [`${web}/config/process-state`, 'apps/web/dist/messages/'],
    'a text knows nothing of the page that shows it',
  ],
  [`${web}/browser`, [contract], 'what the browser adds to every page knows none of them'],
  [`${web}/ui`, [`${web}/(browser|messages)/`, contract], 'props in, HTML out: what knows a feature belongs in it'],
  [
    `${web}/server`,
    [`${web}/(api|config|ui|browser|messages)/`, contract],
    'what every page needs of a request knows no feature',
  ],
  [
    `${web}/features`,
    [`${web}/(api|server|ui|browser|messages)/`, contract],
    'a feature takes settings from server, and knows no route',
  ],
  [
    `${web}/shell`,
    [`${web}/(ui|browser|messages|features)/`, contract],
    'what every page has around it knows no route and no request',
  ],
  [web, ['apps/web/dist/messages/', contract], 'the web reaches the API over HTTP, never its code'],

  ['apps/e2e', ['tools', 'deploy'], 'tests from outside see HTTP only'],

  [`${command}/engine`, names, 'engine asks docker, and does not know what for'],
  [`${command}/settings`, names, 'settings are read and checked, and do nothing'],
  [`${command}/terminal`, names, 'the terminal shows what it is told'],
  [`${command}/state`, [`${command}/(engine|settings)`, ...names], 'state is kept for rollouts, and knows none'],
  [
    `${command}/group`,
    [`${command}/(engine|settings|state)`, ...names],
    'what servers say of their group, whoever asks',
  ],
  [
    `${command}/rollout`,
    [`${command}/(engine|settings|state|group)`, ...names],
    'a rollout knows no data and no command',
  ],
  [
    `${command}/database`,
    [`${command}/(engine|settings|state|group|rollout)`, ...names],
    'the database knows no command',
  ],
  [command, ['tools'], 'the command knows the tools, and no code of the application'],

  ['tools/engine', [toolbox], 'the container engine does not know what runs on it'],
  ['tools/start', [toolbox], 'npm start needs no containers and no tests'],
  ['tools/images', [toolbox, 'tools/engine/'], 'images are built without tests'],
  ['tools', [], 'tools start the application; they do not import it'],
  ['bench', ['tools', 'apps/e2e/(support|replication/(cluster|load))/'], 'a comparison sees HTTP and MySQL only'],
];

/** Packages, who alone may import them, and what to do instead. A type leaves no code behind. */
export const packages = [
  ['(mysql2|better-sqlite3)', `${api}/database/`, 'drivers belong in database'],
  [
    'typeorm',
    `${api}/(database/|.*\\.(repository|entity)\\.ts$)`,
    'SQL belongs in a repository, an entity or database; others pass its Transaction on',
  ],
  ['rrule-temporal', `${api}/todos/repeat/`, 'on which days a todo repeats is known to todos/repeat'],
  ['ical.js', `${api}/calendar/ics/`, 'how a calendar is written is known to calendar/ics'],
  ['chrono-node', 'libs/shared/src/capture/', 'what a typed line says is read by libs/shared/capture'],
  ['(csv-parse|@streamparser|html-to-text)', `${api}/imports/`, 'files of other programs are read by imports'],
  ['markdown-it', `${web}/features/todo/notes/`, 'notes are drawn by features/todo/notes, on the server'],
  ['(react|react-dom|preact|next)', `${web}/`, 'the API never renders a page'],
  ['(@nestjs|fastify|@fastify(?!/proxy-addr))', 'apps/api/', 'the web reaches the API over HTTP'],
];
