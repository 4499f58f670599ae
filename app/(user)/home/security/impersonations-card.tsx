import { Card } from "@/app/_ui/card";
import { Entries, Entry } from "@/app/_ui/entries";
import { LocalTime } from "@/app/_ui/local-time";
import { getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { listImpersonations } from "@/lib/accounts/mailbox/list-impersonations";
import type { Context } from "@/lib/platform/db/context";
import { words } from "@/lib/words/text";

const cardWords = words("user.impersonations", {
  title: "Who opened your mailbox",
  intro:
    "Administrators with the permission can impersonate you for an hour at most, for example to help you. They cannot change how you sign in.",
  none: "No administrator has opened your mailbox.",
  time: "<time></time>, until <end></end> at the latest",
  stopped: "<time></time>, for {minutes, plural, =0 {less than a minute} one {# minute} other {# minutes}}",
});

const shown = 10;

/** The administrators who have opened a person's mailbox, the last one first. */
export async function ImpersonationsCard({ context, mailboxId }: { context: Context; mailboxId: string }) {
  const t = await getWords(cardWords);
  const { items } = await listImpersonations(context, mailboxId, { limit: shown });
  return (
    <Card title={t("title")} intro={t("intro")}>
      <Entries label={t("title")} none={t("none")}>
        {items.map(({ at, admin, until, stoppedAt }) => (
          <Entry key={at} name={admin}>
            <Duration at={at} until={until} stoppedAt={stoppedAt} />
          </Entry>
        ))}
      </Entries>
    </Card>
  );
}

type Shown = Awaited<ReturnType<typeof listImpersonations>>["items"][number];

function Duration({ at, until, stoppedAt }: Omit<Shown, "admin">) {
  const t = useWords(cardWords);
  const time = () => <LocalTime value={at} />;
  if (stoppedAt) {
    const minutes = Math.floor((Date.parse(stoppedAt) - Date.parse(at)) / 60_000);
    return t.rich("stopped", { time, minutes });
  }
  return until ? t.rich("time", { time, end: () => <LocalTime value={until} /> }) : time();
}
