import { type ChildProcessByStdio, spawn } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { type Leader, listProcesses } from "./process-table";
import { stopFamily } from "./stop-family";

interface Record {
  boot: string;
  leaders: Leader[];
}

const bootId = () => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();

/**
 * Knows every process the runner has started, in three places: here, in a helper process that ends them when the runner
 * dies (`guard-process.ts`), and in a file, for the next start in case the helper was killed as well.
 */
export class Guard {
  readonly #file: string;
  readonly #leaders = new Map<number, Leader>();
  #helper: ChildProcessByStdio<Writable, null, null> | undefined;
  #closing = false;

  constructor(file: string) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
  }

  /** Ends what a runner that is gone has left behind, and says how many processes that were. */
  async cleanUp(): Promise<number> {
    const record = readRecord(this.#file);
    rmSync(this.#file, { force: true });
    if (!record || record.boot !== bootId()) return 0;
    const known = new Set(listProcesses().map((entry) => entry.session));
    await Promise.all(record.leaders.map((leader) => stopFamily(leader, { patience: 3000 })));
    return record.leaders.filter((leader) => known.has(leader.pid)).length;
  }

  /** Takes a process, which must lead its own session, under guard. */
  add(leader: Leader): void {
    this.#leaders.set(leader.pid, leader);
    this.#save();
    if (this.#helper) this.#tell(`add ${leader.pid} ${leader.startTime}`);
    else this.#startHelper();
  }

  /** Forgets a process that has ended. */
  drop(pid: number): void {
    if (!this.#leaders.delete(pid)) return;
    this.#save();
    this.#tell(`drop ${pid}`);
  }

  /** Lets the helper go; what is still under guard is ended by it. */
  close(): void {
    this.#closing = true;
    this.#helper?.stdin.end();
    if (this.#leaders.size === 0) rmSync(this.#file, { force: true });
  }

  #startHelper(): void {
    const script = fileURLToPath(new URL("./guard-process.ts", import.meta.url));
    const helper = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), script], {
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    });
    helper.stdin.on("error", () => {}); // seen as its end, below
    helper.once("exit", () => {
      this.#helper = undefined;
      if (!this.#closing && this.#leaders.size > 0) this.#startHelper();
    });
    helper.unref();
    this.#helper = helper;
    for (const leader of this.#leaders.values()) this.#tell(`add ${leader.pid} ${leader.startTime}`);
  }

  #tell(line: string): void {
    this.#helper?.stdin.write(`${line}\n`);
  }

  #save(): void {
    const record: Record = { boot: bootId(), leaders: [...this.#leaders.values()] };
    writeFileSync(`${this.#file}.new`, JSON.stringify(record));
    renameSync(`${this.#file}.new`, this.#file);
  }
}

function readRecord(file: string): Record | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record;
  } catch {
    return null; // none written, or cut short by a power failure: then its processes are gone too
  }
}
