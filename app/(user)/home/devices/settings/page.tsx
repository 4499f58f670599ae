import { PageTitle } from "@/app/_ui/page-title";
import { getWords, titled } from "@/app/_words/get-words";
import { ConnectionCard } from "@/app/(user)/home/connection-card";
import { decideAccess } from "@/lib/access/decide-access";
import { getMailbox, type MailboxWithFacts } from "@/lib/access/queries";
import { connectionSettings } from "@/lib/accounts/device/connection-settings";
import { serverAddresses } from "@/lib/accounts/device/server-addresses";
import { signedIn } from "@/lib/faces/session/signed-in";
import { words } from "@/lib/words/text";

const settingsWords = words("user.devices.settings", { title: "Values for mail apps", back: "Devices" });

export const generateMetadata = titled(settingsWords("title"));

/** What is typed into mail apps that find nothing by themselves. */
export default async function ConnectionPage() {
  const t = await getWords(settingsWords);
  const { session, context } = await signedIn("/home/devices/settings");
  const { address, mailboxId } = session;
  const mailbox = await getMailbox(context.db, mailboxId);
  const connections = connectionSettings(mailbox.facts, serverAddresses(), address);
  return (
    <>
      <PageTitle title={t("title")} back={{ href: "/home/devices", label: t("back") }} />
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
