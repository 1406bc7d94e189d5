// The only file of this command that reads environment variables.

type Variables = Readonly<Record<string, string | undefined>>;

/** Address of the engine that the docker command uses by default. */
export function dockerHost(environment: Variables = process.env): string {
  return environment.DOCKER_HOST ?? '';
}

/** The person who runs the command, where that is not the user of the machine, as in a CI pipeline. */
export function callerName(environment: Variables = process.env): string | undefined {
  return environment.TODO_DEPLOY_BY || undefined;
}

/** The environment variables that are settings of the product. */
export function productVariables(environment: Variables = process.env): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter(isOfProduct)) as Record<string, string>;
}

/**
 * The environment for docker: everything but settings of the product. `docker stack deploy` substitutes variables in
 * the stack files, and a deploy must not pick up what happens to be set in somebody's shell.
 */
export function dockerVariables(environment: Variables = process.env): Record<string, string> {
  const others = Object.entries(environment).filter((entry) => !isOfProduct(entry));
  return Object.fromEntries(others) as Record<string, string>;
}

function isOfProduct([name, value]: [string, string | undefined]): boolean {
  return /^TODO(DB)?_/.test(name) && value !== undefined;
}
