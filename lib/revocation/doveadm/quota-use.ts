import { z } from "zod";
import { logger } from "@/lib/platform/log";
import { callDoveadm, hasDoveadm } from "@/lib/revocation/doveadm/call";

export interface QuotaUse {
  usedBytes: number;
  messages: number;
}

const limits = { timeoutMs: 1_500, maxAnswerBytes: 64 * 1_024 };

/** Dovecot's numbers are text; STORAGE counts KiB (doc "Doveadm HTTP API", command quotaGet). */
const quotaRows = z.array(z.object({ type: z.string(), value: z.string() }));

const numberOf = (rows: z.output<typeof quotaRows>, type: string): number | null => {
  const value = Number(rows.find((row) => row.type === type)?.value);
  return Number.isFinite(value) ? value : null;
};

async function ask(address: string): Promise<z.output<typeof quotaRows>> {
  const [answer] = await callDoveadm([["quotaGet", { user: address }, "quota"]], limits);
  if (answer && "rows" in answer) return quotaRows.parse(answer.rows);
  throw new Error(`quotaGet ended with ${answer?.exitCode}`);
}

/**
 * How much a mailbox holds, from Dovecot's doveadm HTTP API; bytes and messages. Null when it is not known: no API is
 * set up, it does not answer within 1.5 s, or the mailbox has never been used.
 */
export async function readQuotaUse(address: string): Promise<QuotaUse | null> {
  if (!hasDoveadm()) return null;
  try {
    const rows = await ask(address);
    const kibibytes = numberOf(rows, "STORAGE");
    return kibibytes === null
      ? null
      : { usedBytes: kibibytes * 1_024, messages: numberOf(rows, "MESSAGE") ?? 0 };
  } catch (error) {
    logger("doveadm").warn({ error, address }, "quota use is not known");
    return null;
  }
}
