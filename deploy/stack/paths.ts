import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** `demo` is the whole mail stack, `up` the product alone; each keeps its own state. */
export type StackKind = "demo" | "up";

/** Where one stack keeps what it makes. */
export interface Paths {
  /** The checkout. */
  repository: string;
  /** Everything that must outlive a stop: data, secrets, ports. */
  state: string;
  /** UNIX sockets and pid files; short, because a socket's path may have only 107 bytes. */
  run: string;
  /** One log file a part. */
  logs: string;
  /** Configuration rendered from `deploy/`. */
  config: string;
  /** A copy of the built product that the daemons' user can read. */
  app: string;
  /** Downloads that every checkout of this machine uses. */
  cache: string;
}

const longestSocketDirectory = 70;

const tagOf = (path: string) => createHash("sha256").update(path).digest("hex").slice(0, 8);

const isRoot = () => process.getuid?.() === 0;

/** Whether a user other than root can come to what lies at this path. */
function isReachable(path: string): boolean {
  const parent = dirname(path);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found && (found.mode & 0o001) === 0) return false;
  return parent === path || isReachable(parent);
}

function stateDirectory(repository: string, kind: StackKind): string {
  const chosen = resolve(process.env.LETTERLOCK_STACK_DIR ?? join(repository, ".stack", kind));
  if (!isRoot() || isReachable(dirname(chosen))) return chosen;
  // Root's daemons run as somebody else, who cannot reach a checkout below /root.
  return `/var/lib/letterlock-${kind}/${tagOf(chosen)}`;
}

function cacheDirectory(): string {
  if (process.env.LETTERLOCK_CACHE_DIR) return resolve(process.env.LETTERLOCK_CACHE_DIR);
  if (isRoot()) return "/var/cache/letterlock";
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "letterlock");
}

/** The paths of the stack of this checkout. LETTERLOCK_STACK_DIR and LETTERLOCK_CACHE_DIR override. */
export function findPaths(kind: StackKind): Paths {
  const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
  const state = stateDirectory(repository, kind);
  const near = join(state, "run");
  return {
    repository,
    state,
    run: near.length <= longestSocketDirectory ? near : join(tmpdir(), `letterlock-${tagOf(state)}`),
    logs: join(state, "logs"),
    config: join(state, "config"),
    app: join(state, "app"),
    cache: cacheDirectory(),
  };
}

/** Leaves a link to a state that lies elsewhere in the checkout's `.stack/`, so that people find logs and data. */
export function linkFromCheckout(paths: Paths, kind: StackKind): void {
  const link = join(paths.repository, ".stack", kind);
  if (link === paths.state || process.env.LETTERLOCK_STACK_DIR) return;
  mkdirSync(dirname(link), { recursive: true });
  if (lstatSync(link, { throwIfNoEntry: false })?.isDirectory()) return; // the checkout was moved; its old state stays
  rmSync(link, { force: true });
  symlinkSync(paths.state, link);
}
