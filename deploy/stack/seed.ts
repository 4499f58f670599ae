import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  demoDomain,
  demoPassword,
  demoTemplates,
  localMailbox,
  partnerDomain,
  superadmin,
} from "./demo-data";
import { letterlock } from "./product";
import type { Stack } from "./stack";

interface Step {
  name: string;
  argv: readonly string[];
  input?: string;
}

function steps(): Step[] {
  return [
    ...demoTemplates.map(({ name, quotaBytes }) => ({
      name: `template ${name}`,
      argv: ["template", "create", name, "--quota", String(quotaBytes)],
    })),
    ...[demoDomain, partnerDomain].map((domain) => ({
      name: `domain ${domain}`,
      argv: ["domain", "create", domain],
    })),
    {
      name: `mailbox ${localMailbox.address}`,
      argv: [
        "mailbox",
        "create",
        localMailbox.address,
        "--name",
        localMailbox.displayName,
        "--password-stdin",
      ],
      input: demoPassword,
    },
    {
      name: "superadmin",
      argv: ["admin", "create", superadmin, "--password-stdin"],
      input: demoPassword,
    },
  ];
}

/** Fills the demo's database by the command line tool. Each step is done once and noted; a failed start goes on there. */
export async function seed(stack: Stack, say: (line: string) => void): Promise<void> {
  const file = join(stack.places.state, "seeded.json");
  const done = new Set<string>(existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as string[]) : []);
  for (const step of steps().filter(({ name }) => !done.has(name))) {
    await letterlock(stack, step.argv, step.input);
    done.add(step.name);
    writeFileSync(file, JSON.stringify([...done]));
    say(`Added ${step.name}`);
  }
}
