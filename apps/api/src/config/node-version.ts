/** The first with Argon2 in node:crypto, by which passwords are stored. */
const oldest = { major: 24, minor: 7 };

/** What is wrong with the Node that runs this; undefined if nothing is. */
export function faultOfNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return undefined;
  return `Node ${oldest.major}.${oldest.minor} or later is needed; this is ${version}`;
}
