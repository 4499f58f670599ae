import { Card } from "@/app/_ui/card";
import { AliasDialog } from "@/app/(user)/home/alias-dialog";
import { AliasList } from "@/app/(user)/home/alias-list";
import { aliasView } from "@/app/(user)/home/alias-view";
import { listAliasesOfMailbox } from "@/lib/accounts/alias/queries";

interface AliasCardProps {
  db: Parameters<typeof listAliasesOfMailbox>[0];
  mailboxId: string;
  /** Why this person may not make temporary addresses: it was not allowed, or it is an administrator's visit. */
  closed: "not-allowed" | "opened" | null;
}

const intros = {
  open: "For shops and forms that need an address only for a while. Mail to one lands in your mailbox until it ends, and you can send from it.",
  "not-allowed":
    "Your administrator has not allowed you to make temporary addresses. Those you have go on until they end.",
  opened: "An administrator who has opened a mailbox can look at its temporary addresses, not change them.",
} as const;

/** A person's further addresses, and the way to make one for a while. */
export async function AliasCard({ db, mailboxId, closed }: AliasCardProps) {
  const now = new Date();
  const aliases = (await listAliasesOfMailbox(db, mailboxId)).map((row) => aliasView(row, now));
  return (
    <Card
      title="Temporary addresses"
      intro={intros[closed ?? "open"]}
      action={closed ? null : <AliasDialog />}
    >
      <AliasList aliases={aliases} closed={closed} />
    </Card>
  );
}
