import { withTemplateIds } from "@/lib/accounts/identity-provider/named-templates";
import { connectionVerdict, testConnection } from "@/lib/accounts/identity-provider/test-connection";
import type { Call } from "@/lib/faces/cli/call";
import type { Group } from "@/lib/faces/cli/group";
import { readProviderFile } from "@/lib/faces/cli/provider/file";
import { said } from "@/lib/faces/cli/said";
import { print } from "@/lib/faces/cli/terminal";
import { cell } from "@/lib/faces/cli/text";
import { type SaidStep, saidStep } from "@/lib/providers/connection-test/step";
import { labelsOf } from "@/lib/providers/kinds/registry";
import { getProviderBySlug } from "@/lib/providers/provider/queries";
import { sentences } from "@/lib/words/compose-text";
import { words } from "@/lib/words/text";

const t = words("cli.provider.test", {
  about: "Tests a provider step by step without changing anything. With --file, before it's saved.",
  file: "JSON file with settings that aren't saved yet",
  sampleUser: "{kinds}: username or email address of a person whose template to show",
  signIn: "People can sign in.",
  noSignIn: "People can't sign in.",
  reading: "Import and sync can read people.",
  noReading: "Import and sync can't read people.",
});

interface TestOptions {
  file?: string;
  sampleUser?: string;
  json?: true;
}

/** `letterlock provider test`: each step is shown when it ends; the exit code is 0 only when people could sign in. */
export function addTestProvider(group: Group): void {
  const { call } = group;
  const text = {
    usage: "test <slug>",
    about: t("about"),
    example: "provider test keycloak --file keycloak.json --sample-user alice --json",
  };
  group
    .plain<TestOptions>(text, async (options, slug = "") => {
      const steps = await runSteps(call, slug, options);
      const verdict = connectionVerdict(steps);
      if (!verdict.signIn) call.foundProblem();
      return { document: { provider: slug, ...verdict, steps }, text: `${verdictText(verdict)}\n` };
    })
    .option("--file <path>", said(t("file")))
    .option(
      "--sample-user <name>",
      said(t("sampleUser", { kinds: labelsOf(({ personSource }) => personSource !== null) })),
    );
}

async function runSteps(call: Call, slug: string, options: TestOptions): Promise<SaidStep[]> {
  if (options.file === undefined) await getProviderBySlug(call.db, slug);
  const form = options.file === undefined ? {} : readProviderFile(options.file);
  const provider = { slug, ...(await withTemplateIds(call.context, form)) };
  const { sampleUser } = options;
  const steps: SaidStep[] = [];
  for await (const found of testConnection(call.context, { provider, sampleUser })) {
    const step = saidStep(found, said);
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
  said(sentences(t(signIn ? "signIn" : "noSignIn"), t(readingPeople ? "reading" : "noReading")));
