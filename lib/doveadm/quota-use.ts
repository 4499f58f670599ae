import { z } from "zod";
import { env } from "@/lib/env";
import { logger } from "@/lib/log";

export interface QuotaUse {
  usedBytes: number;
  messages: number;
}

const timeoutMs = 1_500;
const maxAnswerBytes = 64 * 1_024;
const tag = "quota";

/** Dovecot's numbers are text; STORAGE counts KiB (doc "Doveadm HTTP API", command quotaGet). */
const answer = z.tuple([
  z.tuple([
    z.literal("doveadmResponse"),
    z.array(z.object({ type: z.string(), value: z.string() })),
    z.literal(tag),
  ]),
]);

const numberOf = (rows: { type: string; value: string }[], type: string): number | null => {
  const value = Number(rows.find((row) => row.type === type)?.value);
  return Number.isFinite(value) ? value : null;
};

async function ask(url: string, key: string, address: string): Promise<unknown> {
  const response = await fetch(new URL("/doveadm/v1", url), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `X-Dovecot-API ${Buffer.from(key).toString("base64")}`,
    },
    body: JSON.stringify([["quotaGet", { user: address }, tag]]),
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await response.text();
  if (!response.ok || text.length > maxAnswerBytes) throw new Error(`doveadm answered ${response.status}`);
  return JSON.parse(text);
}

/**
 * How much a mailbox holds, from Dovecot's doveadm HTTP API; bytes and messages. Null when it is not known: no API is
 * set up, it does not answer within 1.5 s, or the mailbox has never been used.
 */
export async function readQuotaUse(address: string): Promise<QuotaUse | null> {
  const { DOVEADM_URL, DOVEADM_API_KEY } = env();
  if (!DOVEADM_URL || !DOVEADM_API_KEY) return null;
  try {
    const [[, rows]] = answer.parse(await ask(DOVEADM_URL, DOVEADM_API_KEY, address));
    const kibibytes = numberOf(rows, "STORAGE");
    return kibibytes === null
      ? null
      : { usedBytes: kibibytes * 1_024, messages: numberOf(rows, "MESSAGE") ?? 0 };
  } catch (error) {
    logger("doveadm").warn({ error, address }, "quota use is not known");
    return null;
  }
}
