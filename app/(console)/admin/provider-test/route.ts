import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { getSay } from "@/app/_words/get-words";
import {
  formFields,
  providerForm,
  settingsAfter,
} from "@/app/(console)/[role]/providers/provider-form-input";
import type { ShownStep, TestLine, TestVerdict } from "@/app/(console)/[role]/providers/test-steps";
import { fieldProblems } from "@/app/form-state";
import { connectionVerdict, testConnection } from "@/lib/accounts/identity-provider/test-connection";
import { changeDraft } from "@/lib/accounts/provider-draft/keep-draft";
import type { ProviderDraft } from "@/lib/accounts/provider-draft/queries";
import { requireOwnPage } from "@/lib/faces/rest/caller";
import { problemAnswer } from "@/lib/faces/rest/problem";
import { adminContext } from "@/lib/faces/session/admin";
import type { Context } from "@/lib/platform/db/context";
import { toAppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/log";
import { type ConnectionStep, saidStep } from "@/lib/providers/connection-test/step";
import { type ProviderKindName, stepWordsOf } from "@/lib/providers/kinds/registry";
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

async function* testOf(context: Context, form: FormData, say: Say): AsyncGenerator<TestLine> {
  const draft = await draftOf(context, form);
  const sent = providerForm.safeParse(draft?.values ?? Object.fromEntries(form));
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
    yield { step: shownStep(sent.data.kind, step, say) };
  }
  const verdict = connectionVerdict(steps);
  if (draft) await noteVerdict(context, draft, verdict);
  yield { verdict };
}

/** A step as the report shows it. */
function shownStep(kind: ProviderKindName, step: ConnectionStep, say: Say): ShownStep {
  const { label, broken, isAboutPeople = false } = stepWordsOf(kind, step.step);
  const inWords = step.outcome === "failed" && broken ? say(broken) : null;
  return { ...saidStep(step, say), label: say(label), inWords, isAboutPeople };
}

/** The draft that a form is about; a form of its own has none. Throws `not-found` for one that is gone. */
async function draftOf(context: Context, form: FormData): Promise<ProviderDraft | null> {
  const id = form.get("draft");
  return id === null ? null : changeDraft(context, String(id), (draft) => draft);
}

/** Keeps what the test of a draft came to, unless something else was entered meanwhile. */
const noteVerdict = (context: Context, { id, values }: ProviderDraft, tested: TestVerdict) =>
  changeDraft(context, id, (now) => (isDeepStrictEqual(now.values, values) ? { ...now, tested } : now));

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
