/** The last part of a name that may be a path or an address: what a file that is handed on may say of it. */
export function baseName(name: string): string {
  return name.split(/[/\\]/).at(-1)?.split("?")[0] ?? "";
}

/** An address of weights without what lets its reader in: user and password, and tokens in the query. */
export function withoutCredentials(path: string): string {
  if (!/^https?:/i.test(path) || !URL.canParse(path)) return path;
  const address = new URL(path);
  address.username = "";
  address.password = "";
  const open = [...address.searchParams].filter(([name]) => !/token|key|secret|auth|sig|password/i.test(name));
  address.search = new URLSearchParams(open).toString();
  return address.href;
}
