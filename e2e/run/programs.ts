import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The full path of a program, as the shell would find it. */
export function onPath(name: string): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** Installs a package where that can be done without asking: as root on a Debian. Otherwise, or when it fails, nothing happens. */
export function installPackage(name: string): void {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || onPath("apt-get") === undefined) return;
  const options = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  try {
    execFileSync("apt-get", ["update"], options);
    execFileSync("apt-get", ["install", "-y", "--no-install-recommends", name], options);
  } catch {
    // Whoever needs it looks again, and says what is missing.
  }
}

/** Finds curl, which one test of the stand-in service runs, or installs it. @throws Error that names the way, when there is none. */
export function ensureCurl(): string {
  const name = process.platform === "win32" ? "curl.exe" : "curl";
  if (onPath(name) === undefined) installPackage("curl");
  const found = onPath(name);
  if (found === undefined) throw new Error("No curl was found: install it, on Debian with `apt-get install curl`.");
  return found;
}
