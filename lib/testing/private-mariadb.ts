import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createConnection } from "mysql2/promise";

const root = process.getuid?.() === 0 ? ["--user=root"] : [];

export interface PrivateMariadb {
  /** `mysql://` URL of the given database on this server, over its socket. */
  urlFor(database: string): string;
  socket: string;
  /** The server's process, for tests that pause or kill it. */
  pid: number;
  stop(): Promise<void>;
}

const memoryFolder = "/dev/shm";
const leastMemoryBytes = 1024 ** 3;

/** A folder in memory where the machine has one with room, else the temporary folder. */
function quickFolder(): string {
  try {
    const { type, bavail, bsize } = statfsSync(memoryFolder);
    const tmpfs = 0x01021994;
    return type === tmpfs && bavail * bsize > leastMemoryBytes ? memoryFolder : tmpdir();
  } catch {
    return tmpdir();
  }
}

/**
 * Starts a MariaDB with data of its own, reachable by its socket only; it ends with the returned `stop`. `memory` keeps
 * the data off the disk where possible, since making the tables of a test is mostly waiting for it: not for measurements.
 */
export async function startPrivateMariadb(store: "disk" | "memory" = "disk"): Promise<PrivateMariadb> {
  const dir = mkdtempSync(join(store === "memory" ? quickFolder() : tmpdir(), "letterlock-db-"));
  const socket = join(dir, "s");
  const data = join(dir, "data");
  execFileSync(
    "mariadb-install-db",
    [
      "--no-defaults",
      `--datadir=${data}`,
      "--auth-root-authentication-method=normal",
      "--skip-test-db",
      ...root,
    ],
    { stdio: "ignore" },
  );
  const server = spawn(
    "mariadbd",
    [
      "--no-defaults",
      `--datadir=${data}`,
      // In a folder of all, a server that starts removes what others are still using.
      `--tmpdir=${dir}`,
      `--socket=${socket}`,
      "--skip-networking",
      `--pid-file=${dir}/pid`,
      "--innodb-flush-log-at-trx-commit=0",
      "--innodb-log-file-size=32M",
      ...root,
    ],
    { stdio: "ignore" },
  );
  await ready(server, socket);
  return {
    urlFor: (database) => `mysql://root@localhost/${database}?socketPath=${encodeURIComponent(socket)}`,
    socket,
    pid: server.pid ?? 0,
    async stop() {
      server.kill("SIGTERM");
      await once(server, "exit");
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function ready(server: ChildProcess, socketPath: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`mariadbd ended with code ${server.exitCode}`);
    try {
      const connection = await createConnection({ socketPath, user: "root" });
      return await connection.end();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(50);
    }
  }
}
