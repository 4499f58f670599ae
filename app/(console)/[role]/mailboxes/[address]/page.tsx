import { Suspense } from "react";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { TextLink } from "@/app/_ui/text-link";
import { getSay, getWords } from "@/app/_words/get-words";
import { attentionItems } from "@/app/(console)/[role]/mailboxes/[address]/attention-items";
import { ImpersonateButton } from "@/app/(console)/[role]/mailboxes/[address]/impersonate-button";
import {
  MailboxCard,
  MailboxPage,
  type OpenedMailbox,
} from "@/app/(console)/[role]/mailboxes/[address]/mailbox-page";
import { mailboxPages } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-pages";
import { MailboxSummary } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-summary";
import { StateCard } from "@/app/(console)/[role]/mailboxes/[address]/state-card";
import { StorageUsed } from "@/app/(console)/[role]/mailboxes/[address]/storage-used";
import { DeletionCard } from "@/app/(console)/deletion-card";
import { listConflictsOf } from "@/lib/accounts/external-identity/queries";
import { mayImpersonateIn } from "@/lib/credentials/admin-session/group-authority";
import { listAppPasswords } from "@/lib/credentials/app-password/queries";
import { lastLogins } from "@/lib/credentials/login-attempt/last-logins";
import { words } from "@/lib/words/text";

const mailboxWords = words("console.mailboxes.details", {
  details: "Details",
  asking: "Asking the mail server…",
  attention: "Needs attention",
  decide: "Sign-in settings",
  deleteHint: "To block access but keep everything, disable the mailbox instead.",
});

/** One mailbox: what it is, what needs attention, and what is done to it as a whole. */
const { show, generateMetadata } = mailboxPages.part("", async (opened) => {
  const { role, row, session } = opened;
  const t = await getWords(mailboxWords);
  return (
    <MailboxPage
      at={opened}
      action={
        mayImpersonateIn(session.mayImpersonate, row.domainName) ? (
          <ImpersonateButton adminRole={role} mailboxId={row.id} address={row.address} />
        ) : null
      }
    >
      <Facts at={opened} />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <MailboxCard at={opened} does="mailbox.set-state" card={StateCard} />
        <DeletionCard at={opened} does="mailbox.delete" hint={t("deleteHint")} />
      </div>
    </MailboxPage>
  );
});

export { generateMetadata, show as default };

/** What the mailbox is at the moment, below what is not as it should be. */
async function Facts({ at: { context, row, can, tabs } }: { at: OpenedMailbox }) {
  const { db } = context;
  const [t, say] = [await getWords(mailboxWords), await getSay()];
  const [entries, conflicts, logins] = await Promise.all([
    listAppPasswords(db, row.id),
    can("identity.list") ? listConflictsOf(db, row.id) : [],
    can("login.list") ? lastLogins(db, [row.id]) : null,
  ]);
  const items = attentionItems(row, { appPasswords: entries.length, conflicts: conflicts.length });
  const signIn = tabs.find(({ href }) => href.endsWith("/sign-in"));
  return (
    <>
      {items.length > 0 ? (
        <Alert tone="info" title={t("attention")}>
          <ul className="grid gap-1">
            {items.map(({ text, at }) => (
              <li key={text.key}>
                {say(text)}{" "}
                {at === "/sign-in" && signIn ? <TextLink href={signIn.href}>{t("decide")}</TextLink> : null}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <Card title={t("details")}>
        <MailboxSummary
          row={row}
          appPasswords={entries.length}
          storage={
            <Suspense fallback={t("asking")}>
              <StorageUsed address={row.address} quotaBytes={row.quotaBytes} />
            </Suspense>
          }
          lastLogin={logins && (logins.get(row.id) ?? "never")}
        />
      </Card>
    </>
  );
}
