import { spawn } from "node:child_process";
import { findProcess, signalFamily } from "./process-table";

/** How to run a program to its end. */
export interface RunOptions {
  cwd?: string;
  /** Its whole environment; ours when not given. */
  env?: Readonly<Record<string, string | undefined>>;
  input?: string;
  /** Milliseconds until it is killed with all it has started; a minute when not given. */
  timeout?: number;
  /** Ends the program and all it has started when it aborts. */
  signal?: AbortSignal;
}

const shown = (argv: readonly string[]) =>
  argv.map((word) => (/^[\w./:=@,+-]+$/.test(word) ? word : "…")).join(" ");

/**
 * Runs a program to its end and returns what it printed on standard output.
 * Throws with the end of its output when it fails or takes too long.
 */
export function run(argv: readonly string[], options: RunOptions = {}): Promise<string> {
  const [program, ...rest] = argv;
  if (!program) throw new Error("Nothing to run");
  options.signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, {
      cwd: options.cwd,
      env: options.env ? { NODE_ENV: "production", ...options.env } : process.env,
      detached: options.signal !== undefined, // a process group of its own, to be ended as one
      stdio: ["pipe", "pipe", "pipe"],
    });
    let output = "";
    let all = "";
    const take = (chunk: Buffer, isOutput: boolean) => {
      const text = chunk.toString();
      if (isOutput) output += text;
      all = (all + text).slice(-4000);
    };
    child.stdout.on("data", (chunk: Buffer) => take(chunk, true));
    child.stderr.on("data", (chunk: Buffer) => take(chunk, false));
    child.stdin.on("error", () => {}); // a program may end without reading its input
    child.stdin.end(options.input ?? "");
    const pid = child.pid ?? 0;
    const leader = { pid, startTime: findProcess(pid)?.startTime ?? 0 };
    const end = () => signalFamily(leader, "SIGKILL");
    const limit = setTimeout(end, options.timeout ?? 60_000);
    options.signal?.addEventListener("abort", end);
    child.once("close", () => {
      clearTimeout(limit);
      options.signal?.removeEventListener("abort", end);
    });
    child.once("error", (cause) => {
      clearTimeout(limit);
      reject(new Error(`Cannot run ${program}: ${cause.message}`, { cause }));
    });
    child.once("close", (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${shown(argv)} failed (${signal ?? `exit ${code}`}):\n${all.trim()}`));
    });
  });
}
