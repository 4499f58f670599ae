import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { setProvider } from "../../browser/provider";
import { unique } from "../../browser/unique";
import { changeRows, readRows } from "../../database";
import { demoEnvironment, letterlock, runProgram } from "../../stack";
import type { TestRealm } from "./realm";

const program = join(import.meta.dirname, "../../../bin/letterlock");

/** A provider that follows the realm of a test, with mailboxes in a domain of its own. */
export class Follower {
  readonly slug = unique("follower");
  readonly domain = `${this.slug}.test`;
  /** The attribute that has the address of each person for this provider. */
  readonly addressAttribute = this.slug;
  #leaseName = "";

  async start(realm: TestRealm, template = "default"): Promise<void> {
    await letterlock(["domain", "create", this.domain]);
    await this.configure(realm, template);
    const { id } = await letterlock<{ id: string }>(["provider", "show", this.slug]);
    this.#leaseName = `sync:${id}`;
  }

  configure(realm: TestRealm, template: string): Promise<void> {
    return setProvider(this.slug, {
      ...realm.place(),
      defaultTemplate: template,
      mappings: [{ value: "staff", template: "staff" }],
      settings: {
        emailClaim: this.addressAttribute,
        // Keycloak vouches for `email` only.
        requireVerifiedEmail: false,
        allowedDomains: [this.domain],
        sync: { importUsers: true, guardPercent: 100, pageSize: 50 },
      },
    });
  }

  async end(): Promise<void> {
    await letterlock(["provider", "delete", this.slug, "--mailboxes-to", "disabled"]);
  }

  /** One whole run in a process of its own. */
  async run(): Promise<{ state: string; problem: string | null; milliseconds: number }> {
    const { code, stdout, stderr } = await runProgram(program, ["sync", "run", this.slug, "--json"]);
    if (!stdout) throw new Error(`the run ended with ${code}: ${stderr}`);
    const run = JSON.parse(stdout) as {
      state: string;
      problem: string | null;
      startedAt: string;
      finishedAt: string;
    };
    return { ...run, milliseconds: Date.parse(run.finishedAt) - Date.parse(run.startedAt) };
  }

  /**
   * Starts a run in a process of its own and kills it by SIGKILL so long after it has begun to lead; whether it was
   * still alive then.
   */
  async runAndKill(afterMs: number): Promise<boolean> {
    const child = spawn(program, ["sync", "run", this.slug, "--json"], {
      env: demoEnvironment(),
      stdio: ["ignore", "ignore", "ignore"],
    });
    const exit = once(child, "exit");
    await this.#leads(child);
    await delay(afterMs);
    const alive = child.exitCode === null;
    child.kill("SIGKILL");
    await exit;
    await this.endLease();
    return alive;
  }

  /** As the clock does 30 s after the holder's last sign of life. */
  endLease = () => changeRows("UPDATE lease SET expires_at = '1970-01-01' WHERE name = ?", [this.#leaseName]);

  async #leads(child: ChildProcess): Promise<void> {
    const held = "SELECT 1 FROM lease WHERE name = ? AND expires_at > UTC_TIMESTAMP(3)";
    while (child.exitCode === null && (await readRows(held, [this.#leaseName])).length === 0) await delay(5);
  }
}
