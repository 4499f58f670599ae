import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Runs a program to its end. What is not `shown` as it comes is printed then, so that it does not mix with what runs beside it.
 * @returns {Promise<{ command: string, passed: boolean, seconds: number }>}
 */
export async function runCommand(program, args, { env, shown = false }) {
  const command = [program, ...args].join(" ");
  const begun = Date.now();
  if (shown) console.log(`\n> ${command}`);
  const output = shown ? "inherit" : "pipe";
  const child = spawn(program, args, { stdio: ["ignore", output, output], env });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => said.push(chunk));
  const [status] = await once(child, "close");
  if (!shown) process.stdout.write(`\n> ${command}\n${Buffer.concat(said)}`);
  return { command, passed: status === 0, seconds: (Date.now() - begun) / 1_000 };
}
