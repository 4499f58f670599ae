import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { getWords } from "@/app/_words/get-words";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/of-mailbox";
import { OperationButton } from "@/app/(console)/operation-button";
import { getRecoveryAddress } from "@/lib/accounts/recovery-address/queries";
import { words } from "@/lib/words/text";

const recoveryWords = words("console.mailboxes.recoveryAddress", {
  title: "Recovery address",
  intro: "Users enter it themselves. A link to reset a forgotten password is sent there.",
  none: "No recovery address.",
  confirmed: "Confirmed",
  pending: "Not confirmed yet: {address}",
});

const anchor = "recovery-address";

/** Where the person of a mailbox gets a link when the password is forgotten, which can be taken away. */
export async function RecoveryAddressCard({ context, role, row }: OfMailbox) {
  const t = await getWords(recoveryWords);
  const { address, confirmedAt, pending } = await getRecoveryAddress(context.db, row.id);
  const isThere = address !== null || pending !== null;
  const removal = {
    does: "mailbox.delete-recovery-address",
    by: role,
    to: { address: row.address },
  } as const;
  return (
    <Card
      anchor={anchor}
      title={t("title")}
      intro={t("intro")}
      action={isThere ? <OperationButton {...removal} size="small" focusId={anchor} /> : null}
    >
      <div className="grid gap-1 text-sm">
        {isThere ? null : <p className="text-muted">{t("none")}</p>}
        {address === null ? null : (
          <p className="wrap-anywhere">
            {address}
            <span className="text-muted">
              {" · "}
              {t("confirmed")} {confirmedAt ? <LocalTime value={confirmedAt.toISOString()} /> : null}
            </span>
          </p>
        )}
        {pending === null ? null : (
          <p className="wrap-anywhere text-muted">{t("pending", { address: pending })}</p>
        )}
      </div>
    </Card>
  );
}
