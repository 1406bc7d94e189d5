// The one place that reads the environment of this command.

type Variables = Readonly<Record<string, string | undefined>>;

/** Address of the engine that the docker command takes by itself. */
export function dockerHost(environment: Variables = process.env): string {
  return environment.DOCKER_HOST ?? '';
}

/** Who runs the command, where that is not the user of the machine, as in a pipeline. */
export function callerName(environment: Variables = process.env): string | undefined {
  return environment.TODO_DEPLOY_BY || undefined;
}

/** What the shell says of settings of the product. */
export function productVariables(environment: Variables = process.env): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter(isOfProduct)) as Record<string, string>;
}

/**
 * What docker needs of the shell: everything but settings of the product. `docker stack deploy` puts its environment into
 * the stack files, and a deploy must not take over what happens to be set in somebody's shell.
 */
export function dockerVariables(environment: Variables = process.env): Record<string, string> {
  const others = Object.entries(environment).filter((entry) => !isOfProduct(entry));
  return Object.fromEntries(others) as Record<string, string>;
}

function isOfProduct([name, value]: [string, string | undefined]): boolean {
  return /^TODO(DB)?_/.test(name) && value !== undefined;
}
