import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { findPaths } from "../deploy/stack/paths";

const root = join(import.meta.dirname, "..");

export interface DemoAccount {
  role: "superadmin" | "user";
  address: string;
  password: string;
  source: string;
  shows: string;
}

/** What `npm run demo -- status --json` tells (design section 4), with the CA read in. */
export interface DemoStack {
  portal: string;
  gate: { url: string; token: string };
  ca: string;
  caPem: string;
  keycloak: { url: string; realm: string; admin: { user: string; password: string } };
  ldap: { url: string; base: string; employees: string; admin: { dn: string; password: string } };
  mail: Record<"imap" | "imaps" | "pop3" | "pop3s" | "submission" | "lmtp" | "sieve" | "smtp", number> & {
    host: string;
  };
  sogo: string;
  accounts: DemoAccount[];
}

let running: DemoStack | undefined;

const demo = (...args: string[]) =>
  execFileSync(process.execPath, [join(root, "bin/demo.mjs"), ...args], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    timeout: 120_000,
  });

/** What `demo -- status --json` prints now. */
export const askStatus = (): string => demo("status", "--json");

/** The running demo, asked for once. Throws when it does not run. */
export function demoStack(): DemoStack {
  if (!running) {
    const status = JSON.parse(process.env.LETTERLOCK_DEMO_STATUS ?? askStatus());
    if (status.state !== "running") throw new Error("The demo is not running: npm run demo -- start");
    running = { ...status, caPem: readFileSync(status.ca, "utf8") } as DemoStack;
  }
  return running;
}

export type DemoPart =
  | "mariadb"
  | "gate"
  | "web"
  | "dovecot"
  | "keycloak"
  | "slapd"
  | "postfix"
  | "sogo"
  | "nginx";

/** Stops, starts, pauses or continues one part of the demo. */
export function part(name: DemoPart, action: "stop" | "start" | "pause" | "continue"): void {
  demo("part", name, action);
}

/** The lines that a part has logged since the running parts were first started. */
export const logLines = (name: DemoPart): string[] =>
  readFileSync(join(findPaths("demo").logs, `${name}.log`), "utf8")
    .trimEnd()
    .split("\n");

/** This process's variables without those of the demo, for programs that are not to know it. */
export const plainEnvironment: NodeJS.ProcessEnv = { ...process.env };

let environment: NodeJS.ProcessEnv | undefined;

/** The variables with which the product works on the demo, asked for once: what `demo -- env` exports. */
export function demoEnvironment(): NodeJS.ProcessEnv {
  const known = process.env.LETTERLOCK_DEMO_ENVIRONMENT;
  environment ??= { ...process.env, ...(known ? JSON.parse(known) : askEnvironment()) } as NodeJS.ProcessEnv;
  return environment;
}

/** What `demo -- env` exports now. */
export const askEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    [...demo("env").matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name = "", value = ""]) => [
      name,
      value.replaceAll("'\\''", "'"),
    ]),
  );

export interface ProgramResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** No program of a test takes longer, even while two cores run everything. */
const programTimeoutMs = 300_000;

/** Runs a program with the variables of the demo. */
export function runProgram(program: string, args: string[], input = ""): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const options = { cwd: root, env: demoEnvironment(), timeout: programTimeoutMs };
    const child = spawn(program, args, options);
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk) => (stdout += chunk));
    child.stderr.on("data", (chunk) => (stderr += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, stdout, stderr }));
    child.stdin.end(input);
  });
}

type RunCli = typeof import("../lib/faces/cli/run").runCli;
let built: Promise<{ runCli: RunCli }> | undefined;

/** The built command line in this process, which knows the demo's database by its own variables (`start-demo.ts`). */
function builtCli(): Promise<{ runCli: RunCli }> {
  Object.assign(process.env, demoEnvironment(), { LOG_LEVEL: "silent" });
  built ??= import(pathToFileURL(join(root, "dist/run-cli.mjs")).href);
  return built;
}

/**
 * Gives a command of `letterlock` on the demo's database. It runs within this process: to start one takes longer than
 * most commands. Tests of the process itself run `bin/letterlock` by `runProgram`.
 */
export async function runLetterlock(args: string[], input = ""): Promise<ProgramResult> {
  const { runCli } = await builtCli();
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const printed = [text(stdout), text(stderr)] as const;
  const code = await runCli(args, { stdin: Readable.from([input]), stdout, stderr });
  stdout.end();
  stderr.end();
  return { code, stdout: await printed[0], stderr: await printed[1] };
}

/** As `runLetterlock`, but expects success and gives the JSON document. */
export async function letterlock<T = unknown>(args: string[], input?: string): Promise<T> {
  const { code, stdout, stderr } = await runLetterlock([...args, "--json"], input);
  if (code !== 0) throw new Error(`letterlock ${args.join(" ")} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as T;
}
