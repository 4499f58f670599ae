import { getWords } from "@/app/_words/get-words";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/of-mailbox";
import { FactorsCard } from "@/app/(console)/factors-card";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import { words } from "@/lib/words/text";

const factorWords = words("console.mailboxes.factors", {
  intro: "Users add their own second factors. Reset them for someone who has lost theirs.",
  noneAt: "No second factors here. {provider} may require its own.",
});

/** The second factors of a mailbox, which can be reset. */
export async function MailboxFactorsCard({ context, role, row }: OfMailbox) {
  const t = await getWords(factorWords);
  const { identityProviderName: provider } = row;
  return (
    <FactorsCard
      factors={await listFactors(context.db, { kind: "mailbox", id: row.id })}
      intro={t("intro")}
      none={provider ? t("noneAt", { provider }) : undefined}
      reset={{ does: "mailbox.reset-second-factors", by: role, to: { address: row.address } }}
    />
  );
}
