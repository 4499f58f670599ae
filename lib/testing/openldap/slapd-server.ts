import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "@/lib/testing/free-port";
import { untilListening } from "@/lib/testing/until-listening";

const readyWithinMs = 20_000;

/** An OpenLDAP server of its own on loopback, with the configuration in a folder. */
export class SlapdServer {
  /** `ldaps://127.0.0.1:PORT` */
  readonly ldaps: string;
  /** `ldap://127.0.0.1:PORT`, which offers StartTLS and also answers without it. */
  readonly ldap: string;
  /** The same server at an address that its certificate is not for. */
  readonly misnamed: string;
  readonly #configuration: string;
  readonly #ports: readonly number[];
  #process: ChildProcess | undefined;

  private constructor(configuration: string, ldap: number, ldaps: number) {
    this.#configuration = configuration;
    this.#ports = [ldap, ldaps];
    this.ldap = `ldap://127.0.0.1:${ldap}`;
    this.ldaps = `ldaps://127.0.0.1:${ldaps}`;
    this.misnamed = `ldaps://127.0.0.2:${ldaps}`;
  }

  /** Starts a server and resolves when it answers. It ends with `stop`. */
  static async start(configuration: string): Promise<SlapdServer> {
    const server = new SlapdServer(configuration, await freePort(), await freePort());
    await server.start();
    return server;
  }

  /** Starts it again after a `stop`, at the same ports. */
  async start(): Promise<void> {
    const listeners = [this.ldap, this.ldaps, this.misnamed].join(" ");
    // By its path: an ordinary user's PATH may lack it.
    const started = spawn("/usr/sbin/slapd", ["-d", "0", "-F", this.#configuration, "-h", listeners], {
      stdio: "ignore",
    });
    this.#process = started;
    await untilListening(started, { name: "slapd", ports: this.#ports, withinMs: readyWithinMs });
  }

  /** Ends it: its ports refuse connections until `start`. */
  async stop(): Promise<void> {
    const ending = this.#process;
    this.#process = undefined;
    if (!ending || ending.exitCode !== null) return;
    ending.kill("SIGTERM");
    ending.kill("SIGCONT");
    await once(ending, "exit");
  }

  /** Freezes it: connections are taken and nothing is answered until `resume`. */
  pause(): void {
    this.#process?.kill("SIGSTOP");
  }

  resume(): void {
    this.#process?.kill("SIGCONT");
  }
}
