import { eq } from "drizzle-orm";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { applyTemplate } from "@/lib/accounts/mailbox/apply-template";
import { endMailboxSessions } from "@/lib/accounts/mailbox/end-mailbox-sessions";
import { setDirectoryPassword } from "@/lib/accounts/mailbox/set-directory-password";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { updateAppPassword } from "@/lib/credentials/app-password/update-app-password";
import { addTotp } from "@/lib/credentials/second-factor/add-totp";
import { totpCode, totpStep } from "@/lib/credentials/second-factor/totp";
import { openEnrolment, startTotp } from "@/lib/credentials/second-factor/totp-enrolment";
import { changeOwnPassword } from "@/lib/doors/sign-in/change-own-password";
import type { Context } from "@/lib/platform/db/context";
import { identityProvider } from "@/lib/platform/db/schema";
import type { RevocationReason } from "@/lib/platform/db/schema/revocation";
import type { TransactionContext } from "@/lib/platform/db/transaction";
import { type Fixture, password } from "./fixture";

/** An action, and why open access ends; whose it is, the ways in say. */
export interface Case {
  what: string;
  /** Left out: nothing ends. */
  reason?: RevocationReason;
  /** What may be done before. */
  before?: (context: Context, fixture: Fixture) => Promise<unknown>;
  act: (context: TransactionContext, fixture: Fixture) => Promise<unknown>;
}

const asSelf = (context: TransactionContext, { id, address }: Fixture): TransactionContext => ({
  ...context,
  actor: { kind: "mailbox", id, address },
});
const stateIs =
  (adminState: "active" | "receive-only" | "disabled") =>
  (context: Context, { id: mailboxId }: Fixture) =>
    setMailboxState(context, { mailboxId, adminState });
const sourceIs =
  (whose: (fixture: Fixture) => string, source: (fixture: Fixture) => string | null) =>
  (context: Context, fixture: Fixture) =>
    setMailboxSource(context, { mailboxId: whose(fixture), identityProviderId: source(fixture) });
const update =
  (whose: (fixture: Fixture) => string, fields: Partial<Parameters<typeof updateMailbox>[1]>) =>
  (context: Context, fixture: Fixture) =>
    updateMailbox(context, { mailboxId: whose(fixture), ...fields });
const own = ({ id }: Fixture) => id;
const theirs = ({ theirs: { id } }: Fixture) => id;

const changePassword = (currentPassword: string) => (context: TransactionContext, fixture: Fixture) =>
  changeOwnPassword(asSelf(context, fixture), {
    mailboxId: fixture.id,
    currentPassword,
    password: `${password}2`,
  });

const giveMailPassword =
  (directoryPasswordHash: string | null) =>
  (context: Context, { theirs: { id: mailboxId }, providerId: identityProviderId }: Fixture) =>
    setDirectoryPassword(context, { mailboxId, identityProviderId, directoryPasswordHash });
const mailHash = "{SSHA}umN3QXMnyCnkcIfFYLI/hLSXNEWsA011";

const provider =
  (fields: Partial<Parameters<typeof setIdentityProvider>[1]>) =>
  async (context: Context, { providerId }: Fixture) => {
    const [row] = await context.db.select().from(identityProvider).where(eq(identityProvider.id, providerId));
    return setIdentityProvider(context, { slug: row?.slug ?? "", verify: false, ...fields });
  };
const otherIssuer = {
  serverUrl: "https://other.demo.test",
  realm: "demo",
  clientSecret: "another-secret",
};

const giveLesserTemplate = (
  context: Context,
  { id: mailboxId, lesserTemplateId: templateId }: Fixture,
): Promise<unknown> => applyTemplate(context, { mailboxId, templateId });

const limitApp =
  (limits: Omit<Parameters<typeof updateAppPassword>[1], "id">) =>
  (context: TransactionContext, { appPasswordId: id }: Fixture) =>
    updateAppPassword(context, { id, ...limits });

async function addAuthenticator(context: TransactionContext, fixture: Fixture): Promise<void> {
  const owner = { kind: "mailbox" as const, id: fixture.id };
  const { enrolment } = startTotp(owner, "x");
  const secret = openEnrolment(owner, enrolment);
  if (!secret) throw new Error("the enrolment has expired");
  const code = totpCode(secret, totpStep(new Date()));
  const { added } = await addTotp(asSelf(context, fixture), { owner, enrolment, code });
  if (!added) throw new Error("the authenticator was not added");
}

/** What the sweeps over operations and actions do not come to, since they try each with one sample. */
export const cases: readonly Case[] = [
  { what: "receive-only", reason: "state-changed", act: stateIs("receive-only") },
  { what: "disabling what is disabled", before: stateIs("disabled"), act: stateIs("disabled") },
  { what: "enabling", before: stateIs("disabled"), act: stateIs("active") },
  { what: "back to the local source", reason: "source-changed", act: sourceIs(theirs, () => null) },
  { what: "the same source", act: sourceIs(own, () => null) },
  { what: "a new password by its owner", reason: "password-changed", act: changePassword(password) },
  { what: "a wrong guess of its owner", act: changePassword("wrong") },
  {
    what: "no mail password of the directory any more",
    reason: "password-changed",
    before: async (context, fixture) => {
      await provider({ settings: { mailPassword: { enabled: true } } })(context, fixture);
      await giveMailPassword(mailHash)(context, fixture);
    },
    act: giveMailPassword(null),
  },
  { what: "the first mail password", act: giveMailPassword(mailHash) },
  {
    what: "no mail passwords of the provider any more",
    reason: "provider-changed",
    before: async (context, fixture) => {
      await provider({ settings: { mailPassword: { enabled: true } } })(context, fixture);
      await giveMailPassword(mailHash)(context, fixture);
    },
    act: provider({ settings: {} }),
  },
  { what: "a provider switched off", reason: "provider-changed", act: provider({ enabled: false }) },
  { what: "another issuer", reason: "provider-changed", act: provider(otherIssuer) },
  { what: "another name of a provider", act: provider({ name: "New" }) },
  { what: "a protocol less", reason: "protocols-changed", act: update(own, { imap: false }) },
  {
    what: "the local password no more beside a provider",
    reason: "protocols-changed",
    before: async (context, fixture) => {
      await update(theirs, { localPasswordAllowed: true })(context, fixture);
      await setMailboxPassword(context, { mailboxId: fixture.theirs.id, password });
    },
    act: update(theirs, { localPasswordAllowed: false }),
  },
  {
    what: "a second factor that is required now",
    reason: "protocols-changed",
    act: update(own, { requireSecondFactor: true }),
  },
  { what: "a name and a quota", act: update(own, { displayName: "New", quotaBytes: 1 }) },
  {
    what: "a protocol less of a disabled mailbox",
    before: stateIs("disabled"),
    act: update(own, { imap: false }),
  },
  { what: "a template with a protocol less", reason: "protocols-changed", act: giveLesserTemplate },
  { what: "the same template again", before: giveLesserTemplate, act: giveLesserTemplate },
  {
    what: "ending one web session",
    act: (context, { id: mailboxId }) =>
      endMailboxSessions(context, { mailboxId, sessionId: "0".repeat(32) }),
  },
  {
    what: "an app password with a protocol less",
    reason: "app-password-narrowed",
    act: limitApp({ protocols: ["smtp"] }),
  },
  { what: "an app password with a protocol more", act: limitApp({ protocols: ["imap", "smtp"] }) },
  { what: "an app password under another name", act: limitApp({ name: "Other" }) },
  { what: "the first second factor", reason: "second-factor-added", act: addAuthenticator },
];
