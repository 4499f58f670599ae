import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { getSay } from "@/app/_words/get-words";
import {
  type ReauthenticationMethod,
  ReauthenticationNeeded,
} from "@/lib/credentials/admin-session/reauthentication-needed";
import { ChangedMeanwhile } from "@/lib/platform/audit/expected-version";
import { toAppError } from "@/lib/platform/errors";
import { issueText } from "@/lib/platform/input/issue-text";
import { logger } from "@/lib/platform/log";
import { type Text, words } from "@/lib/words/text";

const formWords = words("form", { correctMarked: "Correct the marked fields." });

/** What a server action tells its form. Nothing set: nothing has been sent yet. */
export interface FormState<Result = never> {
  /** What went wrong with the whole form, in words. */
  problem?: string;
  /** What is wrong with single fields, by field name. */
  fields?: Record<string, string>;
  /** What was typed, to be shown again; never a secret. */
  values?: Record<string, string>;
  result?: Result;
  /** By what the person must first re-authenticate; `useReauthenticatedAction` asks for it. */
  proof?: ReauthenticationMethod[];
}

/** A zod refusal as field messages in the reader's language, the first for each field. */
export async function fieldProblems(error: z.ZodError): Promise<Record<string, string>> {
  const fields: Record<string, Text> = {};
  for (const issue of error.issues) fields[String(issue.path[0])] ??= issueText(issue);
  return sentences(fields);
}

/** Runs an action's work and puts a thrown AppError into words; what we did not foresee is logged with its cause. */
export async function formOutcome<Result>(
  work: () => Promise<FormState<Result>>,
): Promise<FormState<Result>> {
  try {
    return await work();
  } catch (thrown) {
    // redirect() and notFound() are thrown by Next and must pass.
    unstable_rethrow(thrown);
    if (thrown instanceof ReauthenticationNeeded)
      return { problem: await said(thrown.text), proof: thrown.ways };
    // Its fields say what was changed; there is nothing to correct in what was sent.
    if (thrown instanceof ChangedMeanwhile) return { problem: await said(thrown.text) };
    const error = toAppError(thrown);
    if (error.status >= 500) logger("web").error({ error: thrown }, "a form could not be handled");
    if (Object.keys(error.fieldTexts).length === 0) return { problem: await said(error.text) };
    return {
      problem: await said(formWords("correctMarked")),
      fields: await sentences(error.fieldTexts),
    };
  }
}

/** What an error says, in the reader's language. */
export const said = async (text: Text): Promise<string> => (await getSay())(text);

/** The verbs' field messages ("must be an email address") as sentences of their own. */
async function sentences(fields: Readonly<Record<string, Text>>): Promise<Record<string, string>> {
  const sentence = (text: string) =>
    `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/[^.?!]$/, "$&.");
  const all = Object.entries(fields).map(async ([name, text]) => [name, sentence(await said(text))]);
  return Object.fromEntries(await Promise.all(all));
}
