import { groupServices, stackList } from '../../command/topology.ts';
import { pairs, values } from './docker-arguments.ts';

/** One call of the docker client. */
export interface Call {
  args: string[];
  /** Address of the engine; undefined for the manager's own. */
  host?: string;
  /** The product's own variables in its environment. */
  settings: Record<string, string>;
  input: Buffer;
}

/** A fake of a manager's engine: prints what docker would. A test replaces the parts that it needs to differ. */
export class DockerEngine {
  /** Objects of the Swarm by kind and name, as `docker inspect` prints them. */
  readonly objects = {
    config: new Map<string, Stored>(),
    secret: new Map<string, Stored>(),
    network: new Map<string, Stored>(),
    node: new Map<string, Stored>(),
    service: new Map<string, Stored>(),
    image: new Map<string, Stored>(),
  };
  /** The manager's clock. */
  now = () => new Date().toISOString();
  /** The Swarm's part of `docker info`. */
  swarm = { LocalNodeState: 'active', ControlAvailable: true };
  /** Output of the database for SQL that matches. */
  answers: [sql: RegExp, printed: string][] = [];
  /** Commands that fail, and the error that docker prints. */
  failures: [command: RegExp, message: string][] = [];
  /** Output of `mysqld --version`, by image. */
  versions: Record<string, string> = {};
  /** Status line and member line of each database server, separated by a tab, by task. */
  databases: Record<string, string> = {};
  /** The manifests that a registry has of every image. */
  manifests: object[] = [];
  /** The dump that a backup reads, and the one that a restore has loaded. */
  dump = Buffer.alloc(0);
  loaded: Buffer | undefined;
  private ids = 0;

  /** @returns what it prints @throws Error with what it prints on its standard error */
  answer({ args, host, settings, input }: Call): string | Buffer {
    const line = args.join(' ');
    for (const [command, message] of this.failures) if (command.test(line)) throw new Error(message);
    const [kind = '', verb = ''] = args;
    switch (kind) {
      case 'info':
        return this.info(args.at(-1) ?? '');
      case 'inspect':
        return host && args[2] === 'image' ? nothing(args.length > 3) : this.inspect(args);
      case 'exec':
        return this.exec(args.at(-1) ?? '', input);
      case 'run':
        if (args.includes('query')) return this.query(args.slice(args.indexOf('query') + 1));
        return this.versions[args.at(-2) ?? ''] ?? '';
      case 'version':
        return '28.0.0';
      case 'stack':
        return this.deployStack(args.at(-1) ?? '', settings);
      case 'config':
      case 'secret':
        return this.keep(kind, verb, args, input);
      case 'service':
        return this.service(verb, args);
      case 'image':
        return this.inspect(['inspect', '--type', 'image', ...args.slice(2)]);
      case 'manifest':
        return JSON.stringify(this.manifests);
      case 'node':
        return verb === 'ls'
          ? [...this.objects.node.keys()].map((name) => `${name} ${name === 'node1'}`).join('\n')
          : '';
      case 'network':
      case 'swarm':
      case 'save':
      case 'load':
        return '';
      default:
        throw new Error(`the fake docker does not know: ${line}`);
    }
  }

  private query(addresses: string[]): string {
    return addresses.map((address) => `${address}\t${this.databases[address] ?? ''}`).join('\n');
  }

  private info(format: string): string {
    if (format.includes('SystemTime')) return this.now();
    if (format.includes('.Swarm')) return JSON.stringify(this.swarm);
    if (format.includes('RegistryConfig')) return JSON.stringify({ IndexConfigs: {}, InsecureRegistryCIDRs: [] });
    return 'node1';
  }

  private keep(kind: 'config' | 'secret', verb: string, args: string[], input: Buffer): string {
    const objects = this.objects[kind];
    if (verb === 'ls') {
      const labels = values(args, '--filter').map((filter) => filter.replace('label=', '').split('=')[0] as string);
      const found = [...objects.values()].filter(({ Spec }) => labels.every((label) => label in (Spec?.Labels ?? {})));
      return found.map(({ ID, Spec }) => (args.includes('--quiet') ? ID : Spec?.Name)).join('\n');
    }
    if (verb === 'rm') {
      for (const name of args.slice(2)) {
        const found = this.find(kind, name);
        if (!found?.Spec) throw new Error(`${kind} ${name} not found`);
        objects.delete(found.Spec.Name);
      }
      return '';
    }
    const Name = args.at(-2) as string;
    if (objects.has(Name)) throw new Error(`rpc error: code = AlreadyExists desc = ${kind} ${Name} already exists`);
    const ID = `${kind}${++this.ids}`;
    const Data = kind === 'config' ? input.toString('base64') : undefined;
    objects.set(Name, { ID, CreatedAt: this.now(), Spec: { Name, Labels: pairs(args, '--label'), Data } });
    return ID;
  }

  private inspect([, , kind, ...names]: string[]): string {
    const found = names.flatMap((name) => (kind === 'task' ? this.task(name) : this.find(kind as Kind, name)) ?? []);
    if (found.length < names.length) throw new Partly(JSON.stringify(found), 'Error: No such object');
    return JSON.stringify(found);
  }

  /** A task by its name: `todo_app_app_api.2` is the second task of that service, with the image of its spec. */
  private task(id: string): Stored | undefined {
    const service = this.find('service', id.slice(0, id.lastIndexOf('.')));
    if (!service?.Spec) return undefined;
    return {
      ID: id,
      ServiceID: service.ID,
      NodeID: 'node1',
      CreatedAt: '2026-01-01T00:00:00Z',
      DesiredState: 'running',
      Spec: service.Spec.TaskTemplate,
      Status: {
        State: service.Spec.Mode?.Job ? 'complete' : 'running',
        Message: '',
        ContainerStatus: { ContainerID: `container-of-${id}`, ExitCode: 0 },
      },
      NetworksAttachments: [{ Network: { Spec: { Name: 'todoapp' } }, Addresses: [`${id}/24`] }],
    };
  }

  private service(verb: string, args: string[]): string {
    const { service: services } = this.objects;
    const name = args.at(-1) ?? '';
    const [replicas] = values(args, '--replicas');
    const found = services.get(name)?.Spec;
    switch (verb) {
      case 'ls':
        return [...services.keys()].join('\n');
      case 'ps':
        return args.flatMap((each) => taskIds(each, services.get(each))).join('\n');
      case 'rm':
        if (!services.delete(name)) throw new Error(`service ${name} not found`);
        return '';
      case 'create': {
        const [Name = ''] = values(args, '--name');
        const TaskTemplate = { ContainerSpec: { Image: 'job' } };
        services.set(Name, {
          ID: Name,
          Spec: { Name, Labels: pairs(args, '--label'), Mode: { Job: {} }, TaskTemplate },
        });
        return '';
      }
      case 'scale': {
        const [scaled = '', count] = name.split('=');
        const spec = services.get(scaled)?.Spec;
        if (spec) spec.Mode = { Replicated: { Replicas: Number(count) } };
        return '';
      }
      case 'update':
        if (!found) throw new Error(`service ${name} not found`);
        if (replicas) found.Mode = { Replicated: { Replicas: Number(replicas) } };
        Object.assign(found.Labels, pairs(args, '--label-add'));
        for (const label of values(args, '--label-rm')) delete found.Labels[label];
        return '';
      default:
        return '';
    }
  }

  /** Deploys a stack by its variables, which have image and replicas of each service; the stack file is not read. */
  private deployStack(name: string, settings: Record<string, string>): string {
    const secrets = Object.entries(settings).flatMap(([variable, value]) =>
      variable.startsWith('TODO_SECRET_') ? [{ SecretName: value }] : [],
    );
    for (const service of Object.keys(stackList.find((stack) => stack.name === name)?.services ?? {})) {
      const Name = `${name}_${service}`;
      const variable = (ending: string) => settings[`TODO_${service.toUpperCase()}_${ending}`];
      if (groupServices.includes(service) && !settings.TODODB_GROUP) continue;
      const none = service.endsWith('_green') || groupServices.includes(service);
      const Replicas = Number(variable('REPLICAS') ?? (none ? 0 : 1));
      const Labels = { 'com.docker.stack.namespace': name, 'todo.color': settings.TODO_COLOR ?? '' };
      const Mode = service === 'frontend_nginx' ? { Global: {} } : { Replicated: { Replicas } };
      const TaskTemplate = { ContainerSpec: { Image: variable('IMAGE') ?? '', Secrets: secrets } };
      this.objects.service.set(Name, { ID: Name, Spec: { Name, Labels, Mode, TaskTemplate } });
    }
    return '';
  }

  /** Runs a script in a container of the database or of Valkey. */
  private exec(script: string, input: Buffer): string | Buffer {
    if (script.includes('mysqldump')) return this.dump;
    if (script.includes('gunzip')) this.loaded = input;
    return this.answers.find(([sql]) => sql.test(input.toString()))?.[1] ?? '';
  }

  private find(kind: Kind, name: string): Stored | undefined {
    const objects = this.objects[kind];
    return objects.get(name) ?? [...objects.values()].find(({ ID }) => ID === name);
  }
}

/** The output for images on engines of other nodes, which have none of them. */
function nothing(isAsked: boolean): string {
  if (isAsked) throw new Partly('[]', 'Error: No such object');
  return '[]';
}

/** The error of a command that printed something before it failed. */
export class Partly extends Error {
  readonly printed: string;

  constructor(printed: string, message: string) {
    super(message);
    this.printed = printed;
  }
}

type Kind = keyof DockerEngine['objects'];

/** The members of docker's objects that are read here. */
export interface Stored {
  ID: string;
  CreatedAt?: string;
  // biome-ignore lint/suspicious/noExplicitAny: the members differ by kind.
  Spec?: any;
  [other: string]: unknown;
}

function taskIds(name: string, service: Stored | undefined): string[] {
  const count = service ? (service.Spec.Mode?.Replicated?.Replicas ?? 1) : 0;
  return Array.from({ length: count }, (_, i) => `${name}.${i + 1}`);
}
