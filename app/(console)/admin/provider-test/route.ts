import { randomUUID } from "node:crypto";
import { getSay } from "@/app/_words/get-words";
import {
  formFields,
  providerForm,
  settingsAfter,
} from "@/app/(console)/[role]/providers/provider-form-input";
import type { TestLine } from "@/app/(console)/[role]/providers/test-steps";
import { fieldProblems } from "@/app/form-state";
import { connectionVerdict, testConnection } from "@/lib/accounts/identity-provider/test-connection";
import { requireOwnPage } from "@/lib/faces/rest/caller";
import { problemAnswer } from "@/lib/faces/rest/problem";
import { adminContext } from "@/lib/faces/session/admin";
import { toAppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/log";
import { saidStep } from "@/lib/providers/connection-test/step";
import { stepLabel } from "@/lib/providers/kinds/registry";
import { findProviderBySlug } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const testWords = words("console.providers.testAnswer", { invalid: "Some settings are missing or invalid." });

type Say = Awaited<ReturnType<typeof getSay>>;

/** Tries a provider's form, saved or not: one JSON document a line, each when its step has ended. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireOwnPage(request);
    const { context } = await adminContext("superadmin");
    const say = await getSay();
    return lineByLine(testOf(context, await request.formData(), say), say);
  } catch (thrown) {
    return problemAnswer(thrown, { requestId: randomUUID() });
  }
}

async function* testOf(
  context: Parameters<typeof testConnection>[0],
  form: FormData,
  say: Say,
): AsyncGenerator<TestLine> {
  const sent = providerForm.safeParse({
    ...Object.fromEntries(form),
    defaultTemplateId: form.get("defaultTemplateId") ?? "",
  });
  if (!sent.success) {
    yield { problem: say(testWords("invalid")), fields: await fieldProblems(sent.error) };
    return;
  }
  const stored = await findProviderBySlug(context.db, sent.data.slug);
  const provider = { ...sent.data, settings: settingsAfter(sent.data, stored?.settings) };
  const sampleUser = String(form.get("sampleUser") ?? "").trim() || undefined;
  const steps = [];
  for await (const step of testConnection(context, { provider, sampleUser })) {
    steps.push(step);
    yield { step: { ...saidStep(step, say), label: say(stepLabel(sent.data.kind, step.step)) } };
  }
  yield { verdict: connectionVerdict(steps) };
}

/** Ends the test when the browser goes away. */
function lineByLine(lines: AsyncGenerator<TestLine>, say: Say): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next().catch((thrown) => lastLine(thrown, say));
      if (value) controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
      if (done) controller.close();
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  // Neither compressed nor kept back by a proxy: each line counts when it comes.
  const headers = { "cache-control": "no-store, no-transform", "x-accel-buffering": "no" };
  return new Response(body, { headers: { "content-type": "application/x-ndjson", ...headers } });
}

function lastLine(thrown: unknown, say: Say): { done: true; value: TestLine } {
  const error = toAppError(thrown);
  if (error.status >= 500) logger("web").error({ error: thrown }, "a connection test broke off");
  const wrong = Object.entries(formFields(error.fieldTexts));
  const problem = say(wrong.length > 0 ? testWords("invalid") : error.text);
  const fields = wrong.map(([name, text]) => [name, say(text)] as const);
  return { done: true, value: { problem, fields: Object.fromEntries(fields) } };
}
