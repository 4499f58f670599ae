import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { AliasDialog } from "@/app/(user)/home/addresses/alias-dialog";
import { AliasList } from "@/app/(user)/home/addresses/alias-list";
import { aliasView } from "@/app/(user)/home/addresses/alias-view";
import { listAliasesOfMailbox } from "@/lib/accounts/alias/queries";
import { words } from "@/lib/words/text";

interface AliasCardProps {
  db: Parameters<typeof listAliasesOfMailbox>[0];
  mailboxId: string;
  /** Why this person may not make temporary addresses: it was not allowed, or it is an administrator's visit. */
  closed: "not-allowed" | "opened" | null;
}

const cardWords = words("user.aliases.card", {
  title: "Temporary addresses",
  open: "For shops and forms that need an address only for a while. Mail sent to one arrives in your mailbox until it expires, and you can send from it.",
  "not-allowed":
    "Your administrator has not allowed you to create temporary addresses. Those you have keep working until they expire.",
  opened: "While you impersonate someone, you can see their temporary addresses but not change them.",
});

/** A person's further addresses, and the way to make one for a while. */
export async function AliasCard({ db, mailboxId, closed }: AliasCardProps) {
  const t = await getWords(cardWords);
  const now = new Date();
  const aliases = (await listAliasesOfMailbox(db, mailboxId)).map((row) => aliasView(row, now));
  return (
    <Card title={t("title")} intro={t(closed ?? "open")} action={closed ? null : <AliasDialog />}>
      <AliasList aliases={aliases} closed={closed} />
    </Card>
  );
}
