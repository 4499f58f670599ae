import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { createAppPassword } from "@/app/(user)/home/app-password-actions";
import { AppPasswordDialog } from "@/app/(user)/home/app-password-dialog";
import { AppPasswordList } from "@/app/(user)/home/app-password-list";
import { appPasswordView } from "@/app/(user)/home/app-password-view";
import type { ConnectionSettings } from "@/lib/accounts/device/connection-settings";
import type { ReauthenticationMethod } from "@/lib/credentials/admin-session/reauthentication-needed";
import { listAppPasswords } from "@/lib/credentials/app-password/queries";
import { words } from "@/lib/words/text";

interface AppPasswordCardProps {
  db: Parameters<typeof listAppPasswords>[0];
  mailboxId: string;
  address: string;
  connections: ConnectionSettings[];
  /** False without the permission, and for an administrator who has only opened the mailbox. */
  mayMake: boolean;
  /** By what the person must re-authenticate, where that leads away from the page. */
  reauthenticateFirst: ReauthenticationMethod[] | null;
}

const cardWords = words("user.appPasswords.card", {
  title: "App passwords",
  mayCreate:
    "For mail apps, phones and calendars. Each works only for what you choose, and you can revoke each one separately.",
  mayNotCreate:
    "For mail apps, phones and calendars. Only an administrator can create new ones, but you can revoke them.",
});

/** A mailbox's app passwords and the way to make one. */
export async function AppPasswordCard({
  db,
  mailboxId,
  address,
  connections,
  mayMake,
  reauthenticateFirst,
}: AppPasswordCardProps) {
  const t = await getWords(cardWords);
  const now = new Date();
  const passwords = (await listAppPasswords(db, mailboxId)).map((entry) => appPasswordView(entry, now));
  return (
    <Card
      title={t("title")}
      intro={t(mayMake ? "mayCreate" : "mayNotCreate")}
      action={
        mayMake && connections.length > 0 ? (
          <AppPasswordDialog
            make={createAppPassword}
            address={address}
            connections={connections}
            reauthenticateFirst={reauthenticateFirst}
          />
        ) : null
      }
    >
      <AppPasswordList passwords={passwords} mayMake={mayMake} />
    </Card>
  );
}
