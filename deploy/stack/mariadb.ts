import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./command";
import { asIdentity, type Identity, ownDirectory, ownFile } from "./identity";
import { renderFile, type Values } from "./render";

const deploy = join(dirname(fileURLToPath(import.meta.url)), "..");

/** A private MariaDB: one directory, one TCP port on 127.0.0.1. */
export interface MariadbPlace {
  identity: Identity;
  /** Data, made when it does not exist. */
  directory: string;
  port: number;
  /** UNIX socket on which the daemon's user may log in, without a password and with all rights. */
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

/** Runs SQL as the server's own administrator (named after the daemon's user) and returns what `mariadb --batch` prints. */
export function asDatabaseRoot(
  place: Pick<MariadbPlace, "identity" | "socket">,
  sql: string,
): Promise<string> {
  const client = ["mariadb", "--no-defaults", `--socket=${place.socket}`, `--user=${place.identity.user}`];
  return run(asIdentity(place.identity, [...client, "--batch", "--skip-column-names"]), { input: sql });
}

/** Writes the accounts file for `prepareMariadb`, from `deploy/mariadb/accounts.sql`. */
export function writeAccounts(identity: Identity, path: string, passwords: Values): void {
  ownFile(identity, path, renderFile(join(deploy, "mariadb/accounts.sql"), passwords));
}
