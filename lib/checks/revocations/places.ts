import { eq } from "drizzle-orm";
import { deleteDomain } from "@/lib/accounts/domain/delete-domain";
import { updateDomain } from "@/lib/accounts/domain/update-domain";
import { linkAccount } from "@/lib/accounts/external-identity/link-account";
import { unlinkAccount } from "@/lib/accounts/external-identity/unlink-account";
import { deleteIdentityProvider } from "@/lib/accounts/identity-provider/delete-identity-provider";
import { setIdentityProvider } from "@/lib/accounts/identity-provider/set-identity-provider";
import { applyTemplate } from "@/lib/accounts/mailbox/apply-template";
import { changeMailboxes } from "@/lib/accounts/mailbox/change-mailboxes";
import { deleteMailbox } from "@/lib/accounts/mailbox/delete-mailbox";
import { endMailboxSessions } from "@/lib/accounts/mailbox/end-mailbox-sessions";
import { setDirectoryPassword } from "@/lib/accounts/mailbox/set-directory-password";
import { setMailboxPassword } from "@/lib/accounts/mailbox/set-mailbox-password";
import { setMailboxSource } from "@/lib/accounts/mailbox/set-mailbox-source";
import { setMailboxState } from "@/lib/accounts/mailbox/set-mailbox-state";
import { updateMailbox } from "@/lib/accounts/mailbox/update-mailbox";
import { createAppPassword } from "@/lib/credentials/app-password/create-app-password";
import { revokeAppPassword } from "@/lib/credentials/app-password/revoke-app-password";
import { revokeAppPasswords } from "@/lib/credentials/app-password/revoke-app-passwords";
import { addTotp } from "@/lib/credentials/second-factor/add-totp";
import { totpCode, totpStep } from "@/lib/credentials/second-factor/totp";
import { openEnrolment, startTotp } from "@/lib/credentials/second-factor/totp-enrolment";
import { changeOwnPassword } from "@/lib/doors/sign-in/change-own-password";
import type { Context } from "@/lib/platform/db/context";
import { identityProvider } from "@/lib/platform/db/schema";
import { inTransaction, type TransactionContext } from "@/lib/platform/db/transaction";
import { getProvider } from "@/lib/providers/provider/queries";
import { createTestDomain } from "@/lib/testing/fixtures";
import { password, type World } from "./world";

/** An action, and whose open access it ends. */
export interface Case {
  what: string;
  act: (context: TransactionContext, world: World) => Promise<unknown>;
  /** The address, `@DOMAIN` or nothing; the mailbox's own address unless told. */
  ends?: (world: World) => string[];
  reason?: string;
  /** What may be done before. */
  before?: (context: Context, world: World) => Promise<unknown>;
}

const nothing = () => [];
const of = ({ theirs }: World) => [theirs.address];
const asSelf = (context: TransactionContext, { id, address }: World): TransactionContext => ({
  ...context,
  actor: { kind: "mailbox", id, address },
});
const disable = (context: Context, { id: mailboxId }: World) =>
  setMailboxState(context, { mailboxId, adminState: "disabled" });

async function addAuthenticator(context: TransactionContext, world: World): Promise<void> {
  const owner = { kind: "mailbox" as const, id: world.id };
  const { enrolment } = startTotp(owner, "x");
  const secret = openEnrolment(owner, enrolment);
  if (!secret) throw new Error("the enrolment has expired");
  const code = totpCode(secret, totpStep(new Date()));
  const { added } = await addTotp(asSelf(context, world), { owner, enrolment, code });
  if (!added) throw new Error("the authenticator was not added");
}

async function provider({ db }: Context, { providerId }: World) {
  const [row] = await db.select().from(identityProvider).where(eq(identityProvider.id, providerId));
  if (!row) throw new Error("no provider");
  return { slug: row.slug, verify: false };
}

const mailHash = "{SSHA}umN3QXMnyCnkcIfFYLI/hLSXNEWsA011";

const giveMailPassword = (
  context: Context,
  { theirs, providerId }: World,
  directoryPasswordHash: string | null,
) =>
  setDirectoryPassword(context, {
    ...{ mailboxId: theirs.id, identityProviderId: providerId },
    directoryPasswordHash,
  });

/** As an administrator does, who keeps what the person before had. */
const linkTo = async (
  context: Context,
  { theirs, providerId }: World,
  subject: string,
  instead: string | null,
) => {
  const { id, slug, issuer } = await getProvider(context.db, providerId);
  const link = { mailboxId: theirs.id, provider: { id, slug, issuer }, subject, instead, keepWaysIn: true };
  await inTransaction(context, (tx) => linkAccount(tx, link));
};

/** By file below `lib/`. A text instead of cases: why nothing has to end there. */
export const places: Record<string, readonly Case[] | string> = {
  "mailbox/set-mailbox-state.ts": [
    { what: "disabling", act: disable, reason: "state-changed" },
    {
      what: "receive-only",
      act: (context, { id: mailboxId }) =>
        setMailboxState(context, { mailboxId, adminState: "receive-only" }),
      reason: "state-changed",
    },
    { what: "disabling what is disabled", before: disable, act: disable, ends: nothing },
    {
      what: "enabling",
      before: disable,
      act: (context, { id: mailboxId }) => setMailboxState(context, { mailboxId, adminState: "active" }),
      ends: nothing,
    },
    {
      what: "disabling several",
      act: (context, { id, theirs }) =>
        changeMailboxes(context, {
          change: { kind: "set-state", adminState: "disabled" },
          target: { mailboxIds: [id, theirs.id] },
        }),
      ends: ({ address, theirs }) => [address, theirs.address],
      reason: "state-changed",
    },
  ],
  "mailbox/set-mailbox-source.ts": [
    {
      what: "another source",
      act: (context, { id: mailboxId, providerId }) =>
        setMailboxSource(context, { mailboxId, identityProviderId: providerId }),
      reason: "source-changed",
    },
    {
      what: "back to local",
      act: (context, { theirs }) =>
        setMailboxSource(context, { mailboxId: theirs.id, identityProviderId: null }),
      ends: of,
      reason: "source-changed",
    },
    {
      what: "the same source",
      act: (context, { id: mailboxId }) => setMailboxSource(context, { mailboxId, identityProviderId: null }),
      ends: nothing,
    },
  ],
  "mailbox/set-mailbox-password.ts": [
    {
      what: "a new password by an administrator",
      act: (context, { id: mailboxId }) =>
        setMailboxPassword(context, { mailboxId, password: `${password}2` }),
      reason: "password-changed",
    },
    {
      what: "a new password by its owner",
      act: (context, world) =>
        changeOwnPassword(asSelf(context, world), {
          mailboxId: world.id,
          currentPassword: password,
          password: `${password}2`,
        }),
      reason: "password-changed",
    },
    {
      what: "a wrong guess of its owner",
      act: (context, world) =>
        changeOwnPassword(asSelf(context, world), {
          mailboxId: world.id,
          currentPassword: "wrong",
          password: `${password}2`,
        }),
      ends: nothing,
    },
  ],
  "mailbox/set-directory-password.ts": [
    {
      what: "another mail password of the directory",
      before: (context, world) => giveMailPassword(context, world, mailHash),
      act: (context, world) => giveMailPassword(context, world, null),
      ends: of,
      reason: "password-changed",
    },
    {
      what: "the first mail password",
      act: (context, world) => giveMailPassword(context, world, mailHash),
      ends: nothing,
    },
  ],
  "identity-provider/end-mail-passwords.ts": [
    {
      what: "no mail passwords any more",
      before: async (context, world) => {
        const settings = { mailPassword: { enabled: true } };
        await setIdentityProvider(context, { ...(await provider(context, world)), settings });
        await giveMailPassword(context, world, mailHash);
      },
      act: async (context, world) =>
        setIdentityProvider(context, { ...(await provider(context, world)), settings: {} }),
      ends: of,
      reason: "provider-changed",
    },
  ],
  "mailbox/update-mailbox.ts": [
    {
      what: "a protocol less",
      act: (context, { id: mailboxId }) => updateMailbox(context, { mailboxId, imap: false }),
      reason: "protocols-changed",
    },
    {
      what: "the local password no more beside a provider",
      before: (context, { theirs }) =>
        updateMailbox(context, { mailboxId: theirs.id, localPasswordAllowed: true }),
      act: (context, { theirs }) =>
        updateMailbox(context, { mailboxId: theirs.id, localPasswordAllowed: false }),
      ends: of,
      reason: "protocols-changed",
    },
    {
      what: "a second factor that is required now",
      act: (context, { id: mailboxId }) => updateMailbox(context, { mailboxId, requireSecondFactor: true }),
      reason: "protocols-changed",
    },
    {
      what: "a name and a quota",
      act: (context, { id: mailboxId }) =>
        updateMailbox(context, { mailboxId, displayName: "New", quotaBytes: 1 }),
      ends: nothing,
    },
    {
      what: "a protocol less of a disabled one",
      before: disable,
      act: (context, { id: mailboxId }) => updateMailbox(context, { mailboxId, imap: false }),
      ends: nothing,
    },
  ],
  "mailbox/apply-template.ts": [
    {
      what: "a template with a protocol less",
      act: (context, { id: mailboxId, lesserTemplateId }) =>
        applyTemplate(context, { mailboxId, templateId: lesserTemplateId }),
      reason: "protocols-changed",
    },
    {
      what: "the same template again",
      before: (context, { id: mailboxId, lesserTemplateId }) =>
        applyTemplate(context, { mailboxId, templateId: lesserTemplateId }),
      act: (context, { id: mailboxId, lesserTemplateId }) =>
        applyTemplate(context, { mailboxId, templateId: lesserTemplateId }),
      ends: nothing,
    },
  ],
  "mailbox/delete-mailbox.ts": [
    {
      what: "deleting",
      act: (context, { id: mailboxId }) => deleteMailbox(context, { mailboxId }),
      reason: "mailbox-deleted",
    },
  ],
  "mailbox/end-mailbox-sessions.ts": [
    {
      what: "ending all sessions",
      act: (context, { id: mailboxId }) => endMailboxSessions(context, { mailboxId }),
      reason: "sessions-ended",
    },
    {
      what: "ending one web session",
      act: (context, { id: mailboxId }) =>
        endMailboxSessions(context, { mailboxId, sessionId: "0".repeat(32) }),
      ends: nothing,
    },
  ],
  "app-password/revoke-app-password.ts": [
    {
      what: "revoking one",
      act: (context, { appPasswordId }) => revokeAppPassword(context, { id: appPasswordId }),
      reason: "app-password-revoked",
    },
    {
      what: "revoking all",
      act: (context, { id: mailboxId }) => revokeAppPasswords(context, { mailboxId }),
      reason: "app-password-revoked",
    },
  ],
  "app-password/create-app-password.ts": [
    {
      what: "one with an end, which is told at once",
      act: (context, { id: mailboxId }) =>
        createAppPassword(context, {
          mailboxId,
          name: "For a week",
          protocols: ["imap"],
          expiresAt: new Date(Date.now() + 7 * 24 * 3_600_000),
        }),
      reason: "app-password-expired",
    },
  ],
  "second-factor/store-factor.ts": [
    { what: "the first second factor", act: addAuthenticator, reason: "second-factor-added" },
  ],
  "domain/update-domain.ts": [
    {
      what: "switching it off",
      act: (context, { domainId: id }) => updateDomain(context, { id, active: false }),
      ends: ({ domainName }) => [`@${domainName}`],
      reason: "domain-switched-off",
    },
    {
      what: "another limit",
      act: (context, { domainId: id }) => updateDomain(context, { id, maxMailboxes: 10 }),
      ends: nothing,
    },
  ],
  "domain/delete-domain.ts": [
    {
      what: "deleting an empty one: nobody is in it",
      act: async (context) => deleteDomain(context, { id: (await createTestDomain(context)).id }),
      ends: nothing,
    },
  ],
  "identity-provider/set-identity-provider.ts": [
    {
      what: "switching it off",
      act: async (context, world) =>
        setIdentityProvider(context, { ...(await provider(context, world)), enabled: false }),
      ends: of,
      reason: "provider-changed",
    },
    {
      what: "another issuer",
      act: async (context, world) =>
        setIdentityProvider(context, {
          ...(await provider(context, world)),
          serverUrl: "https://other.demo.test",
          realm: "demo",
          clientSecret: "another-secret",
        }),
      ends: of,
      reason: "provider-changed",
    },
    {
      what: "another name",
      act: async (context, world) =>
        setIdentityProvider(context, { ...(await provider(context, world)), name: "New" }),
      ends: nothing,
    },
  ],
  "identity-provider/move-mailboxes.ts": [
    {
      what: "deleting a provider whose mailboxes become local",
      act: (context, { providerId: id }) => deleteIdentityProvider(context, { id, mailboxesGoTo: "local" }),
      ends: of,
      reason: "source-changed",
    },
  ],
  "external-identity/link-account.ts": [
    {
      what: "another account in the place of the old one",
      before: (context, world) => linkTo(context, world, "old", null),
      act: (context, world) => linkTo(context, world, "new", "old"),
      ends: of,
      reason: "identity-changed",
    },
  ],
  "external-identity/unlink-account.ts": [
    {
      what: "unlinking the account at the source",
      before: (context, world) => linkTo(context, world, "old", null),
      act: (context, { theirs, providerId: identityProviderId }) =>
        unlinkAccount(context, { mailboxId: theirs.id, identityProviderId }),
      ends: of,
      reason: "identity-changed",
    },
  ],
  "external-identity/end-ways-in.ts": "for those two",
  "directory-sync/apply-line.ts": "tried beside this table, with a directory",
  "identity-provider/client/rotate-client-key.ts": "our own proof at the provider, nobody's way in",
  "identity-provider/delete-identity-provider.ts": "its mailboxes are moved first (move-mailboxes.ts)",
  "mailbox/rewrite-password-hash.ts": "the same password in another hash",
  "template/move-users.ts": "gives a template another name only; mailboxes keep what they have",
  "template/delete-template.ts": "mailboxes keep what they have",
  "web-session/end-provider-sessions.ts": "who signs out at the provider goes on with mail apps",
  "web-session/end-session.ts": "web sessions; who ends them says what else ends",
  "web-session/queries.ts": "prolongs a web session",
  "web-session/renew-session.ts": "a web session goes on under another token",
};
