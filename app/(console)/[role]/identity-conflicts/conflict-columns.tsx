import Link from "next/link";
import type { PlainColumn } from "@/app/_ui/data-table";
import { LocalTime } from "@/app/_ui/local-time";
import { conflictWords, seenByWords } from "@/app/(console)/[role]/identity-conflicts/conflict-words";
import { LinkButton } from "@/app/(console)/[role]/identity-conflicts/link-button";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import type { IdentityConflict } from "@/lib/accounts/external-identity/queries";
import { consolePath } from "@/lib/faces/session/admin-path";

const mailboxPath = (role: AdminRole, address: string) =>
  `${consolePath(role)}/mailboxes/${encodeURIComponent(address)}`;

/** What a table of conflicts shows of each; `listId`: what has the focus when a row has gone. */
export const conflictColumns = (role: AdminRole, listId: string): PlainColumn<IdentityConflict>[] => [
  {
    title: "Mailbox",
    cell: ({ mailboxAddress }) => (
      <Link href={mailboxPath(role, mailboxAddress)} className="text-accent hover:underline">
        {mailboxAddress}
      </Link>
    ),
  },
  { title: "What", cell: (row) => <What row={row} /> },
  { title: "Account", cell: (row) => <Account row={row} /> },
  {
    title: "Last seen",
    cell: ({ lastSeenAt, seenBy }) => (
      <>
        <LocalTime value={lastSeenAt.toISOString()} /> {seenByWords[seenBy]}
      </>
    ),
  },
  { title: "Do", cell: (row) => <Deed role={role} row={row} focusId={listId} /> },
];

function What({ row }: { row: IdentityConflict }) {
  const { what, todo } = conflictWords(row);
  return (
    <span className="grid min-w-56 gap-1">
      {what}
      <span className="text-muted">{todo}</span>
    </span>
  );
}

const Account = ({
  row: { providerName, displayName, address, subject, holder },
}: {
  row: IdentityConflict;
}) => (
  <span className="grid min-w-40 gap-0.5">
    <span>
      {displayName || address} ({providerName})
    </span>
    <span className="font-mono text-xs text-muted wrap-anywhere">{subject}</span>
    {holder && holder !== subject ? (
      <span className="text-xs text-muted wrap-anywhere">
        linked now: <span className="font-mono">{holder}</span>
      </span>
    ) : null}
  </span>
);

function Deed({ role, row, focusId }: { role: AdminRole; row: IdentityConflict; focusId: string }) {
  if (row.kind !== "other-account" || row.holderAddress !== null)
    return (
      <Link href={mailboxPath(role, row.mailboxAddress)} className="text-accent hover:underline">
        Open the mailbox<span className="sr-only"> {row.mailboxAddress}</span>
      </Link>
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
