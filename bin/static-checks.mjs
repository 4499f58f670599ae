// What looks at the code without running it, for `npm run check` and `npm test`.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const checks = [
  // The types of Next's routes come first. With several checkers tsc is done no sooner on a small machine, at twice the
  // processor's time.
  [
    ["next", "typegen"],
    ["tsc", "--singleThreaded"],
  ],
  [["biome", "check", "."]],
  [["knip", "--cache"]],
];

/**
 * Runs types, lint and dead code beside each other, and prints what each said as soon as it has ended.
 * @returns {Promise<{ command: string, passed: boolean, seconds: number }[]>}
 */
export async function staticChecks(root, env) {
  const results = await Promise.all(checks.map((commands) => runInTurn(root, env, commands)));
  return results.flat();
}

/** Stops at the first that fails. */
async function runInTurn(root, env, commands) {
  const results = [];
  for (const command of commands) {
    const result = await runQuietly(root, env, command);
    results.push(result);
    if (!result.passed) break;
  }
  return results;
}

async function runQuietly(root, env, [name, ...args]) {
  const begun = Date.now();
  const child = spawn(join(root, "node_modules", ".bin", name), args, { cwd: root, env });
  const said = [];
  child.stdout.on("data", (chunk) => said.push(chunk));
  child.stderr.on("data", (chunk) => said.push(chunk));
  const [status] = await once(child, "close");
  const command = [name, ...args].join(" ");
  console.log(`\n> ${command}`);
  process.stdout.write(Buffer.concat(said));
  return { command, passed: status === 0, seconds: (Date.now() - begun) / 1_000 };
}
