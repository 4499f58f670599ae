import { passwordHint } from "@/app/_passwords/password-hint";
import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { getSay, getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { localPasswordChoices, saidChoices } from "@/app/(console)/[role]/mailboxes/[address]/consequences";
import { DecisionForm } from "@/app/(console)/[role]/mailboxes/[address]/decision-form";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/of-mailbox";
import { NewPasswordForm } from "@/app/(console)/new-password-form";
import { offered } from "@/app/(console)/offered";
import { words } from "@/lib/words/text";

const cardWords = words("console.mailboxes.password", {
  title: "Local password",
  intro: "Setting a new password signs the user out and ends mail connections. App passwords keep working.",
  notSet: "No password set.",
  set: "Password set.",
  setOn: "Password set on <time></time>.",
  saved: "Password set. The user has been signed out of the portal and webmail.",
  change: "Change password",
  beside: "Local password alongside {provider}",
  askChange: "Change how {address} can sign in?",
});

/** The local password of a mailbox: whether there is one, whether it counts, and a new one. */
export async function PasswordCard({ context, row, subject }: OfMailbox) {
  const { identityProviderName } = row;
  const t = await getWords(cardWords);
  const say = await getSay();
  return (
    <Card title={t("title")} intro={t("intro")} gap={6}>
      <p className="text-sm">
        <PasswordFacts row={row} />
      </p>
      {identityProviderName === null || !offered(context, "mailbox.update", row.domainName) ? null : (
        <DecisionForm
          subject={subject}
          sends="allowLocalPassword"
          name="localPasswordAllowed"
          label={t("beside", { provider: identityProviderName })}
          current={row.localPasswordAllowed ? "yes" : "no"}
          options={saidChoices(localPasswordChoices(identityProviderName), say)}
          question={t("askChange", { address: row.address })}
        />
      )}
      <NewPasswordForm
        className="max-w-sm"
        sends="setMailboxPassword"
        subject={subject}
        login={row.address}
        hint={await passwordHint(context)}
        saved={t("saved")}
        submit={row.hasPassword ? t("change") : undefined}
        look="secondary"
      />
    </Card>
  );
}

function PasswordFacts({ row: { hasPassword, passwordChangedAt: at } }: Pick<OfMailbox, "row">) {
  const t = useWords(cardWords);
  if (!hasPassword) return t("notSet");
  if (!at) return t("set");
  return t.rich("setOn", { time: () => <LocalTime value={at} show="date" /> });
}
