import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildProduct } from "./build";
import { makeCertificates } from "./certificates";
import { Guard } from "./guard";
import type { Part, PartName } from "./part";
import { type PortName, takenPorts } from "./ports";
import { letterlock } from "./product";
import { PartRunner, type PartState } from "./runner";
import type { Stack } from "./stack";

export const partActions = ["stop", "start", "pause", "continue"] as const;
export type PartAction = (typeof partActions)[number];

/** Starts, watches and stops all parts of one stack. Lives in one process, the runner. */
export class Supervisor {
  readonly #stack: Stack;
  readonly #say: (line: string) => void;
  readonly #guard: Guard;
  readonly #runners: Map<PartName, PartRunner>;
  readonly #started = new Map<PartName, Promise<void>>();
  readonly #stopping = new AbortController();

  constructor(stack: Stack, parts: readonly Part[], say: (line: string) => void) {
    this.#stack = stack;
    this.#say = say;
    this.#guard = new Guard(join(stack.paths.state, "processes.json"));
    this.#runners = new Map(parts.map((part) => [part.name, new PartRunner(part, stack, this.#guard, say)]));
  }

  /** Builds what has changed and starts every part, each as soon as what it needs is ready. */
  async start(): Promise<void> {
    const left = await this.#guard.cleanUp();
    if (left > 0) this.#say(`Ended ${left} parts that an earlier run had left behind`);
    await this.#refuseTakenPorts();
    await makeCertificates(this.#stack);
    await Promise.all([this.#startParts((part) => !this.#needsProduct(part)), this.#buildAndStart()]);
  }

  async #buildAndStart(): Promise<void> {
    await buildProduct(this.#stack, this.#say, this.#stopping.signal);
    if (!this.#runners.has("mariadb")) await letterlock(this.#stack, ["migrate"]); // a database from outside
    await this.#startParts((part) => this.#needsProduct(part));
  }

  /** Ends every part, those first that others do not build on, and resolves when no process is left. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const runners = [...this.#runners.values()];
    const base = new Set(runners.flatMap((runner) => [...runner.part.needs]));
    await Promise.all(runners.filter((runner) => !base.has(runner.part.name)).map((runner) => runner.stop()));
    await Promise.all(runners.map((runner) => runner.stop()));
    this.#guard.close();
  }

  /** Does one thing to one part. */
  async act(name: PartName, action: PartAction): Promise<void> {
    const runner = this.#runners.get(name);
    if (!runner) throw new Error(`There is no part ${name} in this stack.`);
    if (action === "start") await runner.start();
    if (action === "stop") await runner.stop();
    if (action === "pause") runner.pause();
    if (action === "continue") runner.resume();
  }

  /** The state of every part. */
  states(): Record<string, PartState> {
    return Object.fromEntries([...this.#runners].map(([name, runner]) => [name, runner.state]));
  }

  /** A part needs the built product when it is the product, or waits for one that does. MariaDB is migrated by it. */
  #needsProduct(part: Part): boolean {
    if (["mariadb", "gate", "web"].includes(part.name)) return true;
    return part.needs.some((name) => {
      const needed = this.#runners.get(name);
      return needed ? this.#needsProduct(needed.part) : false;
    });
  }

  async #startParts(isWanted: (part: Part) => boolean): Promise<void> {
    const wanted = [...this.#runners.values()].filter((runner) => isWanted(runner.part));
    await Promise.all(wanted.map((runner) => this.#startOnce(runner)));
  }

  #startOnce(runner: PartRunner): Promise<void> {
    const known = this.#started.get(runner.part.name);
    if (known) return known;
    const fresh = this.#startAfterNeeds(runner);
    this.#started.set(runner.part.name, fresh);
    return fresh;
  }

  async #startAfterNeeds(runner: PartRunner): Promise<void> {
    const needed = runner.part.needs
      .map((name) => this.#runners.get(name))
      .filter((found) => found !== undefined);
    await Promise.all(needed.map((found) => this.#startOnce(found)));
    if (this.#stopping.signal.aborted) throw new Error("The stack is being stopped.");
    const before = Date.now();
    await runner.start();
    this.#say(`${runner.part.name} is ready (${((Date.now() - before) / 1000).toFixed(1)} s)`);
  }

  async #refuseTakenPorts(): Promise<void> {
    const wanted: PortName[] | undefined =
      this.#stack.kind === "up" ? ["portal", "gate", "mariadb"] : undefined;
    const [taken] = await takenPorts(this.#stack.ports, wanted);
    if (!taken) return;
    const again = existsSync(join(this.#stack.paths.state, "mariadb")) ? " (this deletes its data)" : "";
    throw new Error(
      `Port ${this.#stack.ports[taken]} (${taken}) is taken by another program: end that, or give this stack ` +
        `other ports with \`npm run ${this.#stack.kind} -- reset\`${again}.`,
    );
  }
}
