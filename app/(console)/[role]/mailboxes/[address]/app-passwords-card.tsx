import { Card } from "@/app/_ui/card";
import { Entries, Entry } from "@/app/_ui/entries";
import { getWords } from "@/app/_words/get-words";
import { AppPasswordDialog } from "@/app/(console)/[role]/mailboxes/[address]/app-password-dialog";
import { AppPasswordUses } from "@/app/(console)/[role]/mailboxes/[address]/app-password-uses";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/of-mailbox";
import { Lifetime } from "@/app/(console)/lifetime";
import { offered } from "@/app/(console)/offered";
import { OperationButton, RowButton } from "@/app/(console)/operation-button";
import { type AppPasswordView, appPasswordView } from "@/app/(user)/home/app-password-view";
import { FollowUses, LastUseWords } from "@/app/(user)/home/last-use";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { connectionSettings } from "@/lib/accounts/device/connection-settings";
import { serverAddresses } from "@/lib/accounts/device/server-addresses";
import { listAppPasswords } from "@/lib/credentials/app-password/queries";
import { consolePath } from "@/lib/faces/session/admin-path";
import { words } from "@/lib/words/text";

const cardWords = words("console.mailboxes.appPasswords", {
  title: "App passwords",
  intro: "App passwords keep working when the password or authentication source changes.",
  none: "No app passwords. Users create them in the portal, one for each mail app.",
});

const listId = "app-passwords";

type Owner = { role: AdminRole; address: string };

/** The app passwords of a mailbox with their last use; each can be revoked, or all. */
export async function AppPasswordsCard({ context, role, row }: OfMailbox) {
  const t = await getWords(cardWords);
  const entries = await listAppPasswords(context.db, row.id);
  const { address } = row;
  const owner = { role, address };
  const connections = connectionSettings(row.facts, serverAddresses(), address);
  const now = new Date();
  const views = entries.map((entry) => appPasswordView(entry, now));
  return (
    <Card
      title={t("title")}
      intro={t("intro")}
      action={
        <span className="flex flex-wrap gap-2">
          {connections.length > 0 && offered(context, "app-password.create", row.domainName) ? (
            <AppPasswordDialog owner={owner} connections={connections} />
          ) : null}
          {views.length > 1 ? (
            <OperationButton
              does="app-password.revoke-all"
              by={role}
              to={{ address }}
              values={{ count: views.length }}
              size="small"
              focusId={listId}
            />
          ) : null}
        </span>
      }
    >
      <FollowUses url={listUrl(owner)}>
        <Entries id={listId} label={t("title")} none={t("none")}>
          {views.map((view) => (
            <Row key={view.id} owner={owner} view={view} />
          ))}
        </Entries>
      </FollowUses>
    </Card>
  );
}

const listUrl = ({ role, address }: Owner): string =>
  `/api/v1${consolePath(role)}/mailboxes/${encodeURIComponent(address)}/app-passwords`;

function Row({ owner: { role, address }, view }: { owner: Owner; view: AppPasswordView }) {
  const { id, name, createdAt, expiry, lastUse } = view;
  return (
    <Entry
      name={name}
      action={
        <RowButton does="app-password.revoke" by={role} to={{ address, id }} name={name} focusId={listId} />
      }
    >
      <p>
        <AppPasswordUses {...view} />
      </p>
      <Lifetime createdAt={createdAt} expiry={expiry}>
        <LastUseWords id={id} sent={lastUse} />
      </Lifetime>
    </Entry>
  );
}
