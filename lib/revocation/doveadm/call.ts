import { z } from "zod";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { words } from "@/lib/words/text";

const dovecotWords = words("dovecot", {
  notSetUp: "Dovecot's API is not set up.",
  noAnswer: "Dovecot's API does not answer.",
  status: "Dovecot's API answered {status}.",
  unusable: "Dovecot's API did not answer as expected.",
});

/** A command of Dovecot's doveadm HTTP API (doc "Doveadm HTTP API"): its name, its parameters, and a tag for the answer. */
export type DoveadmCommand = readonly [name: string, parameters: object, tag: string];

export type DoveadmAnswer =
  | { tag: string; rows: unknown[] }
  /** `exitCode` as in sysexits.h and doveadm.h. */
  | { tag: string; exitCode: number };

const answers = z.array(
  z.union([
    z
      .tuple([z.literal("doveadmResponse"), z.array(z.unknown()), z.string()])
      .transform(([, rows, tag]): DoveadmAnswer => ({ tag, rows })),
    z
      .tuple([z.literal("error"), z.object({ exitCode: z.number() }), z.string()])
      .transform(([, { exitCode }, tag]): DoveadmAnswer => ({ tag, exitCode })),
  ]),
);

interface CallLimits {
  timeoutMs: number;
  maxAnswerBytes: number;
}

/** Whether Dovecot's API is set up at all. */
export function hasDoveadm(): boolean {
  const { DOVEADM_URL, DOVEADM_API_KEY } = env();
  return DOVEADM_URL !== undefined && DOVEADM_API_KEY !== undefined;
}

/** Asks Dovecot's API, with the key. Throws `unavailable`, in words, when it is not set up, does not answer or not with 200. */
export async function requestDoveadm(timeoutMs: number, init: RequestInit = {}): Promise<Response> {
  const { DOVEADM_URL, DOVEADM_API_KEY } = env();
  if (!DOVEADM_URL || !DOVEADM_API_KEY) throw new AppError("unavailable", dovecotWords("notSetUp"));
  let response: Response;
  try {
    response = await fetch(new URL("/doveadm/v1", DOVEADM_URL), {
      ...init,
      headers: {
        "content-type": "application/json",
        authorization: `X-Dovecot-API ${Buffer.from(DOVEADM_API_KEY).toString("base64")}`,
      },
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    throw new AppError("unavailable", dovecotWords("noAnswer"), { cause });
  }
  if (response.ok) return response;
  await response.body?.cancel();
  throw new AppError("unavailable", dovecotWords("status", { status: String(response.status) }));
}

/** Runs commands one after the other in one request; one answer each. Throws `unavailable` as `requestDoveadm`. */
export async function callDoveadm(
  commands: readonly DoveadmCommand[],
  { timeoutMs, maxAnswerBytes }: CallLimits,
): Promise<DoveadmAnswer[]> {
  const response = await requestDoveadm(timeoutMs, { method: "POST", body: JSON.stringify(commands) });
  try {
    const text = await response.text();
    if (text.length > maxAnswerBytes) throw new Error(`an answer of ${text.length} characters`);
    return answers.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError("unavailable", dovecotWords("unusable"), { cause });
  }
}
