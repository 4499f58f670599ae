import { z } from "zod";
import { requireDomainAdmin } from "@/lib/actor";
import type { Context } from "@/lib/db/context";
import { protocols } from "@/lib/db/protocols";
import { findDomainByName } from "@/lib/domain/queries";
import { listLoginAttempts } from "@/lib/login-attempt/queries";
import { judgeAppPasswords } from "@/lib/login-doctor/app-password-verdicts";
import { credentialKinds, judgeCredentials, judgeDelivery } from "@/lib/login-doctor/credentials";
import { describeMailbox } from "@/lib/login-doctor/mailbox-steps";
import { type LoginStep, passes, stops } from "@/lib/login-doctor/step";
import { canonicalAddress } from "@/lib/mailbox/address";
import { findMailboxByAddress } from "@/lib/mailbox/queries";
import { canonicalIp } from "@/lib/networks";
import { parseInput } from "@/lib/parse-input";

export const loginDoors = ["portal", ...protocols, "delivery"] as const;

export const explainLoginInput = z.strictObject({
  address: z.string().min(1).max(512),
  door: z.enum(loginDoors),
  /** Ask about one kind of credential only. */
  credential: z.enum(credentialKinds).optional(),
  /** Where the login comes from, for app passwords that are bound to networks. */
  ip: z
    .string()
    .refine((text) => canonicalIp(text) !== null, "must be an IP address")
    .transform((text) => canonicalIp(text))
    .optional(),
});

export interface LoginExplanation {
  address: string;
  door: (typeof loginDoors)[number];
  /** Whether a login can succeed with a right credential of some kind (or of the one that was asked about). */
  possible: boolean;
  steps: LoginStep[];
  credentials: ReturnType<typeof judgeCredentials>;
  appPasswords: Awaited<ReturnType<typeof judgeAppPasswords>>;
  recentLogins: Awaited<ReturnType<typeof listLoginAttempts>>["items"];
}

/**
 * Explains, without a password, how the decision about a login goes: each step in order and where it stops. Every
 * judgement is `decideAccess`'s own. For administrators of the address's domain; of what is no address and of
 * unknown domains only superadmins learn. Throws `forbidden` and `invalid-input`.
 */
export async function explainLogin(
  context: Context,
  input: z.input<typeof explainLoginInput>,
): Promise<LoginExplanation> {
  const given = parseInput(explainLoginInput, input);
  const canonical = canonicalAddress(given.address);
  requireDomainAdmin(context.actor, canonical?.domain ?? "");
  if (!canonical) return { ...begin(given.address, given.door), steps: [noAddress(given.address)] };
  const { address, domain: domainName } = canonical;
  const steps = [addressStep(given.address, address)];
  const recentLogins = (await listLoginAttempts(context, { address, limit: 10 })).items;
  const explanation = { ...begin(address, given.door), steps, recentLogins };
  const domain = await findDomainByName(context.db, domainName);
  if (!domain) return withStep(explanation, unknownDomain(domainName));
  const mailbox = await findMailboxByAddress(context.db, address);
  if (!mailbox)
    return withStep(withStep(explanation, passes("domain", `${domainName} is a domain here.`)), noMailbox);
  const { db } = context;
  const kinds = judgeCredentials(mailbox.facts, given.door);
  const credentials = given.credential
    ? kinds.filter(({ credential }) => credential === given.credential)
    : kinds;
  const appPasswords = await judgeAppPasswords(db, mailbox, given.door, given.ip ?? null);
  const delivery = given.door === "delivery" ? judgeDelivery(mailbox.facts) : null;
  const verdicts = { door: given.door, credentials, appPasswords, delivery };
  const described = await describeMailbox(db, mailbox, verdicts);
  return { ...explanation, ...described, steps: [...steps, ...described.steps], credentials, appPasswords };
}

const begin = (address: string, door: LoginExplanation["door"]): LoginExplanation => ({
  ...{ address, door, possible: false },
  ...{ steps: [], credentials: [], appPasswords: [], recentLogins: [] },
});

const noAddress = (typed: string): LoginStep =>
  stops(
    "address",
    `${typed} cannot be the address of a mailbox here.`,
    "Enter the whole address, without blanks and with a domain.",
  );

const addressStep = (typed: string, address: string): LoginStep =>
  passes("address", typed === address ? `${address} is in canonical form.` : `${typed} means ${address}.`);

const unknownDomain = (name: string): LoginStep =>
  stops("domain", `There is no domain ${name} here.`, "Create the domain, or correct the address.");

const noMailbox = stops(
  "mailbox",
  "There is no mailbox with this address. A login is answered like one with a wrong password.",
  "Create the mailbox, or let the person sign in by the identity provider once if that creates mailboxes.",
);

const withStep = (explanation: LoginExplanation, step: LoginStep): LoginExplanation => ({
  ...explanation,
  steps: [...explanation.steps, step],
});
