import { Card } from "@/app/_ui/card";
import { Entries, Entry } from "@/app/_ui/entries";
import { LocalTime } from "@/app/_ui/local-time";
import { getWords } from "@/app/_words/get-words";
import { listImpersonations } from "@/lib/accounts/mailbox/list-impersonations";
import type { Context } from "@/lib/platform/db/context";
import { words } from "@/lib/words/text";

const cardWords = words("user.impersonations", {
  title: "Who opened your mailbox",
  intro:
    "Administrators with the permission can impersonate you for an hour at most, for example to help you. They cannot change how you sign in.",
  none: "No administrator has opened your mailbox.",
  time: "<time></time>, until <end></end> at the latest",
});

const shown = 10;

/** The administrators who have opened a person's mailbox, the last one first. */
export async function ImpersonationsCard({ context, mailboxId }: { context: Context; mailboxId: string }) {
  const t = await getWords(cardWords);
  const { items } = await listImpersonations(context, mailboxId, { limit: shown });
  return (
    <Card title={t("title")} intro={t("intro")}>
      <Entries label={t("title")} none={t("none")}>
        {items.map(({ at, admin, until }) => (
          <Entry key={at} name={admin}>
            {until ? (
              t.rich("time", {
                time: () => <LocalTime value={at} />,
                end: () => <LocalTime value={until} />,
              })
            ) : (
              <LocalTime value={at} />
            )}
          </Entry>
        ))}
      </Entries>
    </Card>
  );
}
