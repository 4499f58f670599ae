import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createConnection, type RowDataPacket } from "mysql2/promise";
import { run } from "@/deploy/stack/command";
import { asIdentity, findIdentity, ownDirectory } from "@/deploy/stack/identity";
import { freePort } from "@/lib/testing/free-port";

const provider = "/usr/lib/galera/libgalera_smm.so";
const readyWithinMs = 120_000;

interface Node {
  process: ChildProcess;
  socket: string;
}

export interface GaleraPair {
  /** `mysql://` URLs of a database, one for each node. */
  urlsFor(database: string): string[];
  stop(): Promise<void>;
}

const urlOf = (socket: string, database: string): string =>
  `mysql://root@localhost/${database}?socketPath=${encodeURIComponent(socket)}`;

async function isReady(socket: string): Promise<boolean> {
  try {
    const connection = await createConnection({ socketPath: socket, user: "root" });
    try {
      const [[row]] = await connection.query<RowDataPacket[]>("SHOW STATUS LIKE 'wsrep_ready'");
      return row?.Value === "ON";
    } finally {
      await connection.end();
    }
  } catch {
    return false;
  }
}

async function startNode(folder: string, cluster: readonly number[], place: number): Promise<Node> {
  const [base, others] = [cluster[place] ?? 0, cluster.map((port) => `127.0.0.1:${port}`).join(",")];
  const [port, incremental, whole] = [await freePort(), await freePort(), await freePort()];
  const own = join(folder, String(place));
  const socket = join(own, "s");
  mkdirSync(own);
  // Not as root: rsync's receiver would drop to a user who may not write here.
  const identity = findIdentity();
  ownDirectory(identity, own);
  const install = ["mariadb-install-db", "--no-defaults", `--datadir=${own}/data`, "--skip-test-db"];
  await run(asIdentity(identity, [...install, "--auth-root-authentication-method=normal"]));
  const options = `base_port=${base};gmcast.listen_addr=tcp://127.0.0.1:${base};ist.recv_addr=127.0.0.1:${incremental};gcache.size=32M`;
  writeFileSync(
    join(own, "my.cnf"),
    [
      ...["[mysqld]", `datadir=${own}/data`, `tmpdir=${own}`, `socket=${socket}`, `port=${port}`],
      ...["bind-address=127.0.0.1", `pid-file=${own}/pid`, "innodb_flush_log_at_trx_commit=0"],
      ...["binlog_format=ROW", "innodb_autoinc_lock_mode=2", "wsrep_on=ON", `wsrep_provider=${provider}`],
      ...[`wsrep_node_address=127.0.0.1:${port}`, `wsrep_provider_options="${options}"`],
      ...[`wsrep_sst_receive_address=127.0.0.1:${whole}`, "wsrep_sst_method=rsync"],
      ...[`wsrep_cluster_address=gcomm://${others}`, ""],
    ].join("\n"),
  );
  const first = place === 0 ? ["--wsrep-new-cluster"] : [];
  const [program = "", ...argv] = asIdentity(identity, [
    "mariadbd",
    `--defaults-file=${own}/my.cnf`,
    ...first,
  ]);
  const process = spawn(program, argv, { stdio: "ignore" });
  const deadline = Date.now() + readyWithinMs;
  while (!(await isReady(socket))) {
    if (Date.now() > deadline || process.exitCode !== null) throw new Error(`node ${place} does not start`);
    await delay(200);
  }
  return { process, socket };
}

/** One after the other: two that are told to end at the same moment may not. */
async function stopNode({ process, socket }: Node): Promise<void> {
  if (process.exitCode !== null) return;
  const ended = once(process, "exit");
  await run(["mariadb-admin", "-uroot", `--socket=${socket}`, "shutdown"], { timeout: 20_000 }).catch(() =>
    process.kill("SIGKILL"),
  );
  await ended;
}

/** Two MariaDB servers as a Galera cluster on loopback (packages galera-4, rsync and lsof); about half a minute. */
export async function startGaleraPair(): Promise<GaleraPair> {
  if (!existsSync(provider))
    throw new Error("Galera is missing. Install it: apt-get install galera-4 rsync lsof");
  const folder = mkdtempSync(join(tmpdir(), "letterlock-galera-"));
  ownDirectory(findIdentity(), folder);
  const cluster = [await freePort(), await freePort()];
  const nodes: Node[] = [];
  const stop = async () => {
    for (const node of nodes.toReversed()) await stopNode(node);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const place of cluster.keys()) nodes.push(await startNode(folder, cluster, place));
  } catch (error) {
    await stop();
    throw error;
  }
  return { urlsFor: (database) => nodes.map(({ socket }) => urlOf(socket, database)), stop };
}
