import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { RecoveryEmailForm } from "@/app/(user)/home/security/recovery-email-form";
import { RecoveryEmailRemoval } from "@/app/(user)/home/security/recovery-email-removal";
import { getRecoveryAddress } from "@/lib/accounts/recovery-address/queries";
import type { Context } from "@/lib/platform/db/context";
import { words } from "@/lib/words/text";

const cardWords = words("user.recoveryEmail", {
  title: "Recovery address",
  intro:
    "Another address of yours, where we send a link if you forget your password. Messages about the security of your account go there too.",
  none: "You have no recovery address. If you forget your password, only your administrator can help.",
  waiting: "Waiting for confirmation: open the link that was sent to {address}. It works for a day.",
});

interface RecoveryEmailCardProps {
  context: Context;
  mailboxId: string;
}

/** Where a person gets a link when the password is forgotten; only for those who choose it themselves. */
export async function RecoveryEmailCard({ context, mailboxId }: RecoveryEmailCardProps) {
  const t = await getWords(cardWords);
  const { address, pending } = await getRecoveryAddress(context.db, mailboxId);
  const current = address ?? pending;
  return (
    <Card
      anchor="recovery-address"
      title={t("title")}
      intro={t("intro")}
      action={current === null ? null : <RecoveryEmailRemoval address={current} />}
      gap={4}
    >
      {address === null ? null : <p className="font-medium wrap-anywhere">{address}</p>}
      {current === null ? <p className="text-sm text-muted">{t("none")}</p> : null}
      {pending === null ? null : (
        <p className="text-sm wrap-anywhere text-muted">{t("waiting", { address: pending })}</p>
      )}
      <RecoveryEmailForm replaces={current !== null} />
    </Card>
  );
}
