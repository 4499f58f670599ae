import { z } from "zod";
import { findMailboxByAddress, type MailboxWithFacts } from "@/lib/access/queries";
import { findAliasByAddress } from "@/lib/accounts/alias/queries";
import { findDomainByName } from "@/lib/accounts/domain/queries";
import { listLoginAttempts } from "@/lib/credentials/login-attempt/queries";
import {
  addressStep,
  knownDomain,
  noAddress,
  noMailbox,
  takesMail,
  unknownDomain,
} from "@/lib/doors/login-doctor/address-steps";
import { judgeAppPasswords } from "@/lib/doors/login-doctor/app-password-verdicts";
import { credentialKinds, judgeCredentials, judgeDelivery } from "@/lib/doors/login-doctor/credentials";
import { describeMailbox, takesPassword } from "@/lib/doors/login-doctor/mailbox-steps";
import { askSignOn, type SignOnAnswer } from "@/lib/doors/login-doctor/sign-on-steps";
import type { SignOnVerdict } from "@/lib/doors/login-doctor/sign-on-verdicts";
import type { LoginStep } from "@/lib/doors/login-doctor/step";
import { requireDomainAdmin } from "@/lib/platform/actor";
import { canonicalAddress } from "@/lib/platform/address/address";
import type { Context } from "@/lib/platform/db/context";
import { type Door, doorNames } from "@/lib/platform/db/protocols";
import { parseInput } from "@/lib/platform/input/parse-input";
import { canonicalIp, ipPattern } from "@/lib/platform/networks";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const doctorWords = words("loginDoctor.input", { ipAddress: "must be an IP address" });

export const explainLoginInput = z.strictObject({
  address: z.string().min(1).max(512),
  door: z.enum(doorNames),
  /** Ask about one kind of credential only. */
  credential: z.enum(credentialKinds).optional(),
  /** For single sign-on at the portal: by this provider (its slug), else by the mailbox's source or whichever fits. */
  provider: z.string().min(1).max(40).optional(),
  /** For single sign-on at the portal: this account there (its `sub`), else the one that is linked. */
  subject: z.string().min(1).max(255).optional(),
  /** Where the login comes from, for app passwords that are bound to networks. */
  ip: z
    .string()
    .regex(ipPattern, message(doctorWords("ipAddress")))
    .transform((text) => canonicalIp(text))
    .optional(),
});

type Given = z.output<typeof explainLoginInput>;

export interface LoginExplanation {
  address: string;
  door: Door;
  /** Whether a login can succeed with a right credential of some kind (or of the one that was asked about). */
  possible: boolean;
  steps: LoginStep[];
  credentials: ReturnType<typeof judgeCredentials>;
  appPasswords: Awaited<ReturnType<typeof judgeAppPasswords>>;
  /** What single sign-on comes to at the portal; empty at other doors, and when another credential was asked about. */
  singleSignOn: SignOnVerdict[];
  recentLogins: Awaited<ReturnType<typeof listLoginAttempts>>["items"];
}

/**
 * Explains, without a password, how the decision about a login goes: each step in order and where it stops. Every
 * judgement is `decideAccess`'s own, and of single sign-on `judgeClaimant`'s. For administrators of the address's domain;
 * of what is no address and of unknown domains only superadmins learn. Throws `forbidden` and `invalid-input`.
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
  const recentLogins = (await listLoginAttempts(context, { address, limit: 10 })).items;
  const signOn = await askSignOn(context, canonical, given);
  const explanation = {
    ...begin(address, given.door),
    steps: [addressStep(given.address, address)],
    recentLogins,
    singleSignOn: signOn?.verdicts ?? [],
  };
  const domain = await findDomainByName(context.db, domainName);
  if (!domain) return withSteps(explanation, [unknownDomain(domainName), ...(signOn?.steps ?? [])]);
  const mailbox = await findMailboxByAddress(context.db, address);
  if (mailbox) return withMailbox(context, explanation, mailbox, given, signOn);
  const isAlias = await findAliasByAddress(context.db, address);
  const steps = [knownDomain(domainName), noMailbox(isAlias, given.door, signOn)];
  return {
    ...withSteps(explanation, [...steps, ...(signOn?.steps ?? [])]),
    possible: signOn?.open ?? takesMail(isAlias, given.door),
  };
}

async function withMailbox(
  { db }: Context,
  explanation: LoginExplanation,
  mailbox: MailboxWithFacts,
  given: Given,
  signOn: SignOnAnswer | null,
): Promise<LoginExplanation> {
  const asked = given.credential && [given.credential];
  const credentials = judgeCredentials(mailbox.facts, given.door, asked);
  const appPasswords = await judgeAppPasswords(db, mailbox, given.door, given.ip ?? null);
  const delivery = given.door === "delivery" ? judgeDelivery(mailbox.facts) : null;
  const signOnOpen = signOn?.open ?? false;
  const verdicts = { door: given.door, credentials, appPasswords, delivery, signOnOpen };
  const described = await describeMailbox(db, mailbox, verdicts);
  const steps = [...described.steps, ...(signOn?.steps ?? [])];
  const open = !signOn || signOn.verdicts.length === 0 || signOn.open || takesPassword(credentials, mailbox);
  return {
    ...withSteps(explanation, steps),
    credentials,
    appPasswords,
    possible: described.possible && open,
  };
}

const begin = (address: string, door: LoginExplanation["door"]): LoginExplanation => ({
  address,
  door,
  possible: false,
  steps: [],
  credentials: [],
  appPasswords: [],
  singleSignOn: [],
  recentLogins: [],
});

const withSteps = (explanation: LoginExplanation, steps: readonly LoginStep[]): LoginExplanation => ({
  ...explanation,
  steps: [...explanation.steps, ...steps],
});
