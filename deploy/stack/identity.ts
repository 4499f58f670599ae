import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** The user that the daemons run as. */
export interface Identity {
  user: string;
  group: string;
  uid: number;
  gid: number;
  /** Whether the runner is root and must become this user for each daemon. */
  switches: boolean;
}

const daemonUser = "letterlock-demo";

interface Entry {
  name: string;
  id: number;
  group: number;
}

function readAccounts(file: string): Entry[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , id, group]) => ({ name, id: Number(id), group: Number(group) }));
}

const findUser = (test: (entry: Entry) => boolean) => readAccounts("/etc/passwd").find(test);

const groupName = (gid: number) =>
  readAccounts("/etc/group").find((entry) => entry.id === gid)?.name ?? String(gid);

/** The numeric id of a group of this machine, or null. */
export function findGroup(name: string): number | null {
  return readAccounts("/etc/group").find((entry) => entry.name === name)?.id ?? null;
}

/** The current user; for root, a system user of our own, made at first need. */
export function findIdentity(): Identity {
  const uid = process.getuid?.() ?? 0;
  if (uid !== 0) {
    const gid = process.getgid?.() ?? 0;
    const user = findUser((entry) => entry.id === uid)?.name;
    if (!user) throw new Error(`User id ${uid} has no name in /etc/passwd, and Dovecot needs one.`);
    return { user, group: groupName(gid), uid, gid, switches: false };
  }
  if (!findUser((entry) => entry.name === daemonUser))
    execFileSync("useradd", [
      ...["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"],
      ...["--shell", "/usr/sbin/nologin", daemonUser],
    ]);
  const entry = findUser((found) => found.name === daemonUser);
  if (!entry) throw new Error(`useradd did not make the user ${daemonUser}.`);
  return { user: daemonUser, group: groupName(entry.group), uid: entry.id, gid: entry.group, switches: true };
}

/** The command line that runs `argv` as this identity, with the given groups besides its own. */
export function asIdentity(
  identity: Identity,
  argv: readonly string[],
  groups: readonly number[] = [],
): string[] {
  if (!identity.switches) return [...argv];
  const all = [identity.gid, ...groups].join(",");
  return ["setpriv", `--reuid=${identity.uid}`, `--regid=${identity.gid}`, `--groups=${all}`, "--", ...argv];
}

/**
 * The command line that runs `argv` as root: as it is for root; for anybody else as the root of a user namespace, in which
 * the machine's other users stand for the subordinate ids of /etc/subuid (package uidmap).
 */
export function asRoot(identity: Identity, argv: readonly string[]): string[] {
  return identity.switches
    ? [...argv]
    : ["unshare", "--user", "--map-root-user", "--map-auto", "--", ...argv];
}

/** Makes a directory that the identity owns. Mode 0700 unless told otherwise. */
export function ownDirectory(identity: Identity, path: string, mode = 0o700): void {
  mkdirSync(path, { recursive: true });
  chownSync(path, identity.uid, identity.gid);
  chmodSync(path, mode);
}

/** Writes a file that only the identity (and root) can read. */
export function ownFile(identity: Identity, path: string, text: string, mode = 0o600): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode });
  chownSync(path, identity.uid, identity.gid);
  chmodSync(path, mode);
}
