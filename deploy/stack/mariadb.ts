import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { run } from "./command";
import { Guard } from "./guard";
import { asIdentity, findIdentity, type Identity, ownDirectory, ownFile } from "./identity";
import { accepts } from "./probe";
import { findProcess } from "./process-table";
import { renderFile, type Values } from "./render";
import { stopFamily } from "./stop-family";

const deploy = join(dirname(fileURLToPath(import.meta.url)), "..");

/** A private MariaDB: one directory, one TCP port on 127.0.0.1. */
export interface MariadbPlace {
  identity: Identity;
  /** Data, made when it does not exist. */
  directory: string;
  port: number;
  /** UNIX socket on which root may log in without a password, as the daemon's user. */
  socket: string;
  /** Statements run at every start, one a line (mariadbd --init-file). */
  accountsFile: string;
}

/** The command that runs this server in the foreground. The first call makes its data directory. */
export async function prepareMariadb(place: MariadbPlace): Promise<string[]> {
  const { identity, directory } = place;
  ownDirectory(identity, directory);
  const data = join(directory, "data");
  const config = join(directory, "letterlock.cnf");
  ownFile(identity, config, renderFile(join(deploy, "mariadb/letterlock.cnf"), {}));
  if (!existsSync(join(data, "mysql")))
    await run(
      asIdentity(identity, [
        "mariadb-install-db",
        `--defaults-file=${config}`,
        `--datadir=${data}`,
        "--auth-root-authentication-method=socket",
        `--auth-root-socket-user=${identity.user}`,
        "--skip-test-db",
      ]),
    );
  return [
    ...["mariadbd", `--defaults-file=${config}`, `--datadir=${data}`, `--socket=${place.socket}`],
    ...["--bind-address=127.0.0.1", `--port=${place.port}`, `--init-file=${place.accountsFile}`],
    ...[`--pid-file=${join(directory, "mariadbd.pid")}`, `--tmpdir=${directory}`],
    ...["--innodb-buffer-pool-size=128M", "--innodb-log-file-size=32M"],
  ];
}

/** Runs SQL as the server's root and returns what `mariadb --batch` prints. */
export function asDatabaseRoot(
  place: Pick<MariadbPlace, "identity" | "socket">,
  sql: string,
): Promise<string> {
  const client = ["mariadb", "--no-defaults", `--socket=${place.socket}`, "--user=root"];
  return run(asIdentity(place.identity, [...client, "--batch", "--skip-column-names"]), { input: sql });
}

/** Writes the accounts file for `prepareMariadb`, from `deploy/mariadb/accounts.sql`. */
export function writeAccounts(identity: Identity, path: string, passwords: Values): void {
  ownFile(identity, path, renderFile(join(deploy, "mariadb/accounts.sql"), passwords));
}

/** A server started by `startMariadb`. */
export interface RunningMariadb {
  /** URL of the database `letterlock`, as a user who may also create further databases. */
  url: string;
  port: number;
  /** For trying what happens when the database dies. */
  process: ChildProcess;
  stop(): Promise<void>;
}

/**
 * Starts a private MariaDB for tests and resolves when it takes connections. It ends with `stop`, and also when the
 * calling process dies. `directory` is made when missing and must be empty or from an earlier call.
 */
export async function startMariadb(options: { directory: string; port: number }): Promise<RunningMariadb> {
  const identity = findIdentity();
  const { directory, port } = options;
  ownDirectory(identity, directory);
  const password = randomBytes(16).toString("hex");
  const accountsFile = join(directory, "accounts.sql");
  ownFile(
    identity,
    accountsFile,
    [
      "CREATE DATABASE IF NOT EXISTS letterlock CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;",
      `CREATE OR REPLACE USER 'letterlock'@'%' IDENTIFIED BY '${password}';`,
      "GRANT ALL PRIVILEGES ON *.* TO 'letterlock'@'%' WITH GRANT OPTION;",
      "",
    ].join("\n"),
  );
  const socket = join(directory, "s");
  const command = await prepareMariadb({ identity, directory, port, socket, accountsFile });
  const [program = "", ...rest] = asIdentity(identity, command);
  const child = spawn(program, rest, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-4000);
  });
  const pid = child.pid ?? 0;
  const leader = { pid, startTime: findProcess(pid)?.startTime ?? 0 };
  const guard = new Guard(join(directory, "processes.json"));
  guard.add(leader);
  const stop = async () => {
    await stopFamily(leader);
    guard.drop(pid);
    guard.close();
  };
  for (const deadline = Date.now() + 20_000; !(await accepts(port)); await wait(50)) {
    if (child.exitCode === null && Date.now() < deadline) continue;
    await stop();
    throw new Error(`MariaDB did not start in ${directory}:\n${complaints}`);
  }
  return { url: `mysql://letterlock:${password}@127.0.0.1:${port}/letterlock`, port, process: child, stop };
}
