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

const quotaUse = (rows: z.output<typeof quotaRows>): QuotaUse | null => {
  const kibibytes = numberOf(rows, "STORAGE");
  return kibibytes === null
    ? null
    : { usedBytes: kibibytes * 1_024, messages: numberOf(rows, "MESSAGE") ?? 0 };
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
    return quotaUse(await ask(address));
  } catch (error) {
    logger("doveadm").warn({ error, address }, "quota use is not known");
    return null;
  }
}

/** For a page of a list, whose other parts do not wait for it. */
const limitsOfMany = { timeoutMs: 3_000, maxAnswerBytes: 256 * 1_024 };

/** As `readQuotaUse`, of many mailboxes in one call of 3 s at most. Those of which it is not known are missing. */
export async function readQuotaUses(addresses: readonly string[]): Promise<Map<string, QuotaUse>> {
  if (!hasDoveadm() || addresses.length === 0) return new Map();
  try {
    const commands = addresses.map((user) => ["quotaGet", { user }, user] as const);
    const answers = await callDoveadm(commands, limitsOfMany);
    return new Map(
      answers.flatMap((answer) => {
        const use = "rows" in answer ? quotaUse(quotaRows.parse(answer.rows)) : null;
        return use === null ? [] : [[answer.tag, use] as const];
      }),
    );
  } catch (error) {
    logger("doveadm").warn({ error, mailboxes: addresses.length }, "quota use is not known");
    return new Map();
  }
}
