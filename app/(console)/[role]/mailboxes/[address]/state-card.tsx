import { Card } from "@/app/_ui/card";
import { getSay, getWords } from "@/app/_words/get-words";
import { saidChoices, stateChoices } from "@/app/(console)/[role]/mailboxes/[address]/consequences";
import { DecisionForm } from "@/app/(console)/[role]/mailboxes/[address]/decision-form";
import type { OfMailbox } from "@/app/(console)/[role]/mailboxes/[address]/of-mailbox";
import { words } from "@/lib/words/text";

const stateWords = words("console.mailboxes.stateCard", {
  state: "State",
  hint: "Set by administrators, independent of the user's status in the directory.",
  ask: "Change the state of {address}?",
});

/** Whether a mailbox can be used, as administrators decide it. */
export async function StateCard({ row, subject }: OfMailbox) {
  const [t, say] = [await getWords(stateWords), await getSay()];
  return (
    <Card title={t("state")} intro={t("hint")}>
      <DecisionForm
        subject={subject}
        sends="setMailboxState"
        name="adminState"
        label={t("state")}
        current={row.adminState}
        options={saidChoices(stateChoices, say)}
        question={t("ask", { address: row.address })}
      />
    </Card>
  );
}
