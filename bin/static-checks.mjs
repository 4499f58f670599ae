// What looks at the code without running it, for `npm run check` and `npm test`.
import { join } from "node:path";
import { runCommand } from "./run-command.mjs";

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
 * Runs types, lint and dead code beside each other in the working directory, and prints what each said as soon as it has ended.
 * @returns {Promise<{ command: string, passed: boolean, seconds: number }[]>}
 */
export async function staticChecks(env) {
  const results = await Promise.all(checks.map((commands) => runInTurn(env, commands)));
  return results.flat();
}

/** Stops at the first that fails. */
async function runInTurn(env, commands) {
  const results = [];
  for (const [name, ...args] of commands) {
    const result = await runCommand(join("node_modules", ".bin", name), args, { env });
    results.push(result);
    if (!result.passed) break;
  }
  return results;
}
