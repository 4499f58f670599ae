import { fork } from "node:child_process";
import { once } from "node:events";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundleOptions } from "@/bin/bundle-options.mjs";

const outdir = fileURLToPath(new URL("../.bench/bundles", import.meta.url));

/** A process that does what it is asked for, one thing after the other. */
export interface BundledProcess {
  /** The milliseconds that it took by the process's own clock. Throws what the process says went wrong. */
  time(what: string): Promise<number>;
  stop(): Promise<void>;
}

/** What such a process answers. */
export type Timed = { milliseconds: number } | { problem: string };

/**
 * Starts a program of the benchmarks as a process of its own, bundled as `bin/build.mjs` bundles the product. With tsx, as
 * everything else here runs, every function gets its name again whenever it is made, which the product does not do. `program`: its
 * file here.
 */
export async function startBundled(program: string, argv: readonly string[]): Promise<BundledProcess> {
  await build({
    entryPoints: [fileURLToPath(new URL(program, import.meta.url))],
    outdir,
    ...bundleOptions,
  });
  const bundle = `${outdir}/${basename(program, ".ts")}.mjs`;
  const child = fork(bundle, argv, { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = once(child, "exit").then(([code]): Timed => ({ problem: `${program} ended with ${code}` }));
  return {
    async time(what) {
      const answer = once(child, "message") as Promise<[Timed]>;
      child.send(what);
      const timed = await Promise.race([answer.then(([said]) => said), ended]);
      if ("problem" in timed) throw new Error(timed.problem);
      return timed.milliseconds;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
