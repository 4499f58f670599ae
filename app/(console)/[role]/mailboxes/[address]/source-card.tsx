import { Card } from "@/app/_ui/card";
import { getSay, getWords } from "@/app/_words/get-words";
import { saidChoices, sourceChoices } from "@/app/(console)/[role]/mailboxes/[address]/consequences";
import { DecisionForm } from "@/app/(console)/[role]/mailboxes/[address]/decision-form";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/of-mailbox";
import { listAppPasswords } from "@/lib/credentials/app-password/queries";
import { listProviders } from "@/lib/providers/provider/queries";
import { words } from "@/lib/words/text";

const sourceWords = words("console.mailboxes.sourceCard", {
  source: "Authentication source",
  hint: "Where this user's identity is verified.",
  ask: "Change the authentication source of {address}?",
});

/** Who vouches for the person behind a mailbox. */
export async function SourceCard({ context, row, subject }: OfMailbox) {
  const [t, say] = [await getWords(sourceWords), await getSay()];
  const [providers, entries] = await Promise.all([
    listProviders(context.db),
    listAppPasswords(context.db, row.id),
  ]);
  const facts = { ...row, appPasswords: entries.length };
  return (
    <Card title={t("source")} intro={t("hint")}>
      <DecisionForm
        subject={subject}
        sends="setMailboxSource"
        name="source"
        label={t("source")}
        current={row.identityProviderSlug ?? "local"}
        options={saidChoices(sourceChoices(facts, providers), say)}
        question={t("ask", { address: row.address })}
      />
    </Card>
  );
}
