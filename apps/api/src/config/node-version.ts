/** The first version with Argon2 in node:crypto, which hashes the passwords. */
const oldest = { major: 24, minor: 7 };

/** The reason why the running Node cannot be used; undefined if it can. */
export function faultOfNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return undefined;
  return `Node ${oldest.major}.${oldest.minor} or later is needed; this is ${version}`;
}
