import type { Command } from "commander";
import { withTemplateIds } from "@/lib/accounts/identity-provider/named-templates";
import { connectionVerdict, testConnection } from "@/lib/accounts/identity-provider/test-connection";
import type { Call } from "@/lib/faces/cli/call";
import { addCommand } from "@/lib/faces/cli/command";
import { readProviderFile } from "@/lib/faces/cli/provider/file";
import { print } from "@/lib/faces/cli/terminal";
import { cell } from "@/lib/faces/cli/text";
import { type SaidStep, saidStep } from "@/lib/providers/connection-test/step";
import { labelsOf } from "@/lib/providers/kinds/registry";
import { getProviderBySlug } from "@/lib/providers/provider/queries";

interface TestOptions {
  file?: string;
  sampleUser?: string;
  json?: true;
}

/** `letterlock provider test`: each step is shown when it ends; the exit code is 0 only when people could sign in. */
export function addTestProvider(group: Command, call: Call): void {
  addCommand(group, {
    usage: "test <slug>",
    about: "Tries a provider step by step, without changing anything; with --file before it is saved.",
    example: "provider test keycloak --file keycloak.json --sample-user alice --json",
  })
    .option("--file <path>", "JSON file with settings that are not saved yet")
    .option(
      "--sample-user <name>",
      `${labelsOf(({ personSource }) => personSource !== null)}: user name or e-mail address of whose template to show`,
    )
    .action(async (slug: string, options: TestOptions) => {
      const steps = await runSteps(call, slug, options);
      const verdict = connectionVerdict(steps);
      const document = { provider: slug, ...verdict, steps };
      await call.answer({ document, text: `${verdictText(verdict)}\n` }, options.json === true);
      if (!verdict.signIn) call.foundProblem();
    });
}

async function runSteps(call: Call, slug: string, options: TestOptions): Promise<SaidStep[]> {
  if (options.file === undefined) await getProviderBySlug(call.db, slug);
  const form = options.file === undefined ? {} : readProviderFile(options.file);
  const provider = { slug, ...(await withTemplateIds(call.context, form)) };
  const { sampleUser } = options;
  const steps: SaidStep[] = [];
  for await (const found of testConnection(call.context, { provider, sampleUser })) {
    const step = saidStep(found);
    steps.push(step);
    if (!options.json) await print(call.terminal, stepText(step));
  }
  return steps;
}

function stepText({ step, outcome, took, what, advice }: SaidStep): string {
  const line = `${outcome.padEnd(8)}${step.padEnd(23)}${cell(what)} (${took} ms)\n`;
  return advice ? `${line}${" ".repeat(31)}${cell(advice)}\n` : line;
}

const verdictText = ({ signIn, readingPeople }: ReturnType<typeof connectionVerdict>): string =>
  `People ${signIn ? "can" : "cannot"} sign in. Import and sync ${readingPeople ? "can" : "cannot"} read people.`;
