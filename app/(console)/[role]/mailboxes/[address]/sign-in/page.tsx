import { IdentitiesCard } from "@/app/(console)/[role]/identity-conflicts/identities-card";
import { MailboxFactorsCard } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-factors-card";
import { MailboxCard, MailboxPage } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-page";
import { mailboxPages } from "@/app/(console)/[role]/mailboxes/[address]/mailbox-pages";
import { PasswordCard } from "@/app/(console)/[role]/mailboxes/[address]/password-card";
import { RecoveryAddressCard } from "@/app/(console)/[role]/mailboxes/[address]/recovery-address-card";
import { SessionsCard } from "@/app/(console)/[role]/mailboxes/[address]/sessions-card";
import { SourceCard } from "@/app/(console)/[role]/mailboxes/[address]/source-card";

/** Who vouches for the person behind a mailbox, and by what that person signs in. */
const { show, generateMetadata } = mailboxPages.part("/sign-in", (opened) => (
  <MailboxPage at={opened}>
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <MailboxCard at={opened} does="mailbox.set-source" card={SourceCard} />
      <MailboxCard at={opened} does="mailbox.set-password" card={PasswordCard} />
      <MailboxCard at={opened} does="mailbox.second-factors" card={MailboxFactorsCard} />
      <MailboxCard at={opened} does="mailbox.recovery-address" card={RecoveryAddressCard} />
      <MailboxCard at={opened} does="identity.list" card={IdentitiesCard} />
    </div>
    <MailboxCard at={opened} does="session.list" card={SessionsCard} />
  </MailboxPage>
));

export { generateMetadata, show as default };
