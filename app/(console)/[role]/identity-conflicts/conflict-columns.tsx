import type { PlainColumn } from "@/app/_ui/data-table";
import { LocalTime } from "@/app/_ui/local-time";
import { TextLink } from "@/app/_ui/text-link";
import { getSay, getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { conflictTexts } from "@/app/(console)/[role]/identity-conflicts/conflict-words";
import { LinkButton } from "@/app/(console)/[role]/identity-conflicts/link-button";
import { RowLink } from "@/app/(console)/row-link";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import type { IdentityConflict } from "@/lib/accounts/external-identity/queries";
import { consolePath } from "@/lib/faces/session/admin-path";
import { words } from "@/lib/words/text";

const columnWords = words("console.identityConflicts.columns", {
  mailbox: "Mailbox",
  conflict: "Conflict",
  account: "Account",
  accountAt: "{name} ({provider})",
  linkedNow: "Currently linked: <code>{holder}</code>",
  lastSeen: "Last seen",
  "sign-in": "<time></time> at a sign-in",
  directory: "<time></time> in the directory",
  action: "Action",
  openMailbox: "Open mailbox<hidden> {address}</hidden>",
});

const mailboxesOf = (role: AdminRole) => `${consolePath(role)}/mailboxes`;

/** What a table of conflicts shows of each; `listId`: what has the focus when a row has gone. */
export async function conflictColumns(
  role: AdminRole,
  listId: string,
): Promise<PlainColumn<IdentityConflict>[]> {
  const t = await getWords(columnWords);
  return [
    {
      title: t("mailbox"),
      cell: ({ mailboxAddress }) => <RowLink list={mailboxesOf(role)} name={mailboxAddress} />,
    },
    { title: t("conflict"), cell: (row) => <What row={row} /> },
    { title: t("account"), cell: (row) => <Account row={row} /> },
    {
      title: t("lastSeen"),
      cell: ({ lastSeenAt, seenBy }) => t.rich(seenBy, { time: () => <LocalTime value={lastSeenAt} /> }),
    },
    { title: t("action"), cell: (row) => <Deed role={role} row={row} focusId={listId} /> },
  ];
}

async function What({ row }: { row: IdentityConflict }) {
  const { what, todo } = conflictTexts(row);
  const say = await getSay();
  return (
    <span className="grid min-w-56 gap-1">
      {say(what)}
      <span className="text-muted">{say(todo)}</span>
    </span>
  );
}

function Account({
  row: { providerName, displayName, address, subject, holder },
}: {
  row: IdentityConflict;
}) {
  const t = useWords(columnWords);
  return (
    <span className="grid min-w-40 gap-0.5">
      <span>{t("accountAt", { name: displayName || address, provider: providerName })}</span>
      <span className="font-mono text-xs text-muted wrap-anywhere">{subject}</span>
      {holder && holder !== subject ? (
        <span className="text-xs text-muted wrap-anywhere">
          {t.rich("linkedNow", { holder, code: (id) => <span className="font-mono">{id}</span> })}
        </span>
      ) : null}
    </span>
  );
}

function Deed({ role, row, focusId }: { role: AdminRole; row: IdentityConflict; focusId: string }) {
  const t = useWords(columnWords);
  if (row.kind !== "other-account" || row.holderAddress !== null)
    return (
      <TextLink href={`${mailboxesOf(role)}/${encodeURIComponent(row.mailboxAddress)}`}>
        {t.rich("openMailbox", {
          address: row.mailboxAddress,
          hidden: (text) => <span className="sr-only">{text}</span>,
        })}
      </TextLink>
    );
  const { provider, subject, mailboxAddress: address, displayName, holder } = row;
  return (
    <LinkButton
      target={{ role, address, provider, subject }}
      name={displayName}
      holder={holder}
      focusId={focusId}
    />
  );
}
