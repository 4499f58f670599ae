import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { ProofNeeded, type ProofWay } from "@/lib/credentials/admin-session/proof-needed";
import { ChangedMeanwhile } from "@/lib/platform/audit/expected-version";
import { toAppError } from "@/lib/platform/errors";
import { logger } from "@/lib/platform/log";

/** What a server action tells its form. Nothing set: nothing has been sent yet. */
export interface FormState<Result = never> {
  /** What went wrong with the whole form, in words. */
  problem?: string;
  /** What is wrong with single fields, by field name. */
  fields?: Record<string, string>;
  /** What was typed, to be shown again; never a secret. */
  values?: Record<string, string>;
  result?: Result;
  /** By what the person must first prove again who it is; `useProvenAction` asks for it. */
  proof?: ProofWay[];
}

/** A zod refusal as field messages, the first for each field. */
export function fieldProblems(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[String(issue.path[0])] ??= issue.message;
  return fields;
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
    if (thrown instanceof ProofNeeded) return { problem: thrown.message, proof: thrown.ways };
    // Its fields say what was changed; there is nothing to correct in what was sent.
    if (thrown instanceof ChangedMeanwhile) return { problem: thrown.message };
    const error = toAppError(thrown);
    if (error.status >= 500) logger("web").error({ error: thrown }, "a form could not be handled");
    if (Object.keys(error.fields).length === 0) return { problem: error.message };
    return { problem: "Please correct what is marked.", fields: sentences(error.fields) };
  }
}

/** The verbs' field messages ("must be an e-mail address") as sentences of their own. */
function sentences(fields: Record<string, string>): Record<string, string> {
  const sentence = (text: string) =>
    `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/[^.?!]$/, "$&.");
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, sentence(text)]));
}
