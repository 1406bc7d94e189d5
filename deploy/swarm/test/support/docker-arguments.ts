/** The values of an option that can be repeated. */
export function values(args: string[], option: string): string[] {
  return args.filter((_, i) => args[i - 1] === option);
}

/** The values of an option that takes `name=value`, as an object. */
export function pairs(args: string[], option: string): Record<string, string> {
  return Object.fromEntries(values(args, option).map((value) => value.split(/=(.*)/s).slice(0, 2) as [string, string]));
}
