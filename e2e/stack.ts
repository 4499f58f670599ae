import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findPlaces } from "../deploy/stack/places";

const root = join(import.meta.dirname, "..");

export interface DemoAccount {
  role: "superadmin" | "user";
  address: string;
  password: string;
  source: string;
}

/** What `npm run demo -- status --json` tells (design, section 4), with the CA read in. */
export interface DemoStack {
  portal: string;
  gate: { url: string; token: string };
  ca: string;
  caPem: string;
  keycloak: { url: string; realm: string; admin: { user: string; password: string } };
  ldap: { url: string; base: string; admin: { dn: string; password: string } };
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

/** The running demo. Throws when it does not run. */
export function demoStack(): DemoStack {
  if (!running) {
    const status = JSON.parse(demo("status", "--json"));
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
  readFileSync(join(findPlaces("demo").logs, `${name}.log`), "utf8")
    .trimEnd()
    .split("\n");

let environment: NodeJS.ProcessEnv | undefined;

/** The variables with which the product works on the demo: what `demo -- env` exports. */
export function demoEnvironment(): NodeJS.ProcessEnv {
  environment ??= JSON.parse(
    execFileSync("bash", ["-c", `eval "$(node bin/demo.mjs env)" && node -p 'JSON.stringify(process.env)'`], {
      cwd: root,
      encoding: "utf8",
    }),
  ) as NodeJS.ProcessEnv;
  return environment;
}

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

/** Runs `bin/letterlock` on the demo's database. */
export const runLetterlock = (args: string[], input?: string): Promise<ProgramResult> =>
  runProgram(join(root, "bin/letterlock"), args, input);

/** As `runLetterlock`, but expects success and gives the JSON document. */
export async function letterlock<T = unknown>(args: string[], input?: string): Promise<T> {
  const { code, stdout, stderr } = await runLetterlock([...args, "--json"], input);
  if (code !== 0) throw new Error(`letterlock ${args.join(" ")} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as T;
}
