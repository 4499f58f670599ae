import { PageTitle } from "@/app/_ui/page-title";
import { getWords, titled } from "@/app/_words/get-words";
import { AppPasswordCard } from "@/app/(user)/home/app-password-card";
import { ConnectionCard } from "@/app/(user)/home/connection-card";
import { decideAccess } from "@/lib/access/decide-access";
import { getMailbox, type MailboxWithFacts } from "@/lib/access/queries";
import { connectionSettings } from "@/lib/accounts/device/connection-settings";
import { serverAddresses } from "@/lib/accounts/device/server-addresses";
import { missingReauthentication, signedIn } from "@/lib/faces/session/signed-in";
import { words } from "@/lib/words/text";

const devicesWords = words("user.devices", { title: "Devices" });

export const generateMetadata = titled(devicesWords("title"));

/** Everything for a person's mail apps: their passwords, and what is typed into them. */
export default async function DevicesPage() {
  const t = await getWords(devicesWords);
  const person = await signedIn("/home/devices");
  const { session, context } = person;
  const { address, mailboxId } = session;
  const missing = await missingReauthentication(person);
  const mailbox = await getMailbox(context.db, mailboxId);
  const connections = connectionSettings(mailbox.facts, serverAddresses(), address);
  return (
    <>
      <PageTitle title={t("title")} />
      <AppPasswordCard
        db={context.db}
        mailboxId={mailboxId}
        address={address}
        connections={connections}
        mayMake={!session.impersonatedBy && mailbox.mayCreateAppPasswords}
        reauthenticateFirst={missing?.includes("provider") ? missing : null}
      />
      <ConnectionCard address={address} otherPassword={otherPassword(mailbox)} protocols={connections} />
    </>
  );
}

/** Which password opens mail apps beside app passwords, by the decision that mail apps meet; DAV takes none of them. */
function otherPassword({ facts, hasMailPassword }: MailboxWithFacts): "own" | "mail" | "directory" | null {
  const opens = (kind: "local-password" | "mail-password" | "directory-password") =>
    decideAccess({ ...facts, imap: true }, "imap", { kind }).allowed;
  if (facts.identityProviderId === null) return opens("local-password") ? "own" : null;
  if (opens("directory-password")) return "directory";
  return hasMailPassword && opens("mail-password") ? "mail" : null;
}
