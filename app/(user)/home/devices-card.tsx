import { Card } from "@/app/_ui/card";
import { LocalTime } from "@/app/_ui/local-time";
import { TextLink } from "@/app/_ui/text-link";
import { getWords } from "@/app/_words/get-words";
import { listAppPasswords } from "@/lib/credentials/app-password/queries";
import type { SignedIn } from "@/lib/faces/session/signed-in";
import { words } from "@/lib/words/text";

const cardWords = words("user.devices.card", {
  title: "Devices",
  none: "You have not added a phone or mail app yet.",
  unused: "{count, plural, one {# device} other {# devices}}, not used yet",
  used: "{count, plural, one {# device} other {# devices}}, last used <time></time>",
  show: "Your devices",
  add: "Add a device",
});

/** How many devices a person has, and the way to them. */
export async function DevicesCard({ person: { session, context } }: { person: SignedIn }) {
  const t = await getWords(cardWords);
  const devices = await listAppPasswords(context.db, session.mailboxId);
  const count = devices.length;
  const last = devices
    .flatMap(({ lastUsedAt }) => lastUsedAt ?? [])
    .sort((a, b) => b.getTime() - a.getTime())[0];
  return (
    <Card title={t("title")}>
      <p className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-sm">
        <span>
          {count === 0
            ? t("none")
            : last
              ? t.rich("used", { count, time: () => <LocalTime value={last} /> })
              : t("unused", { count })}
        </span>
        <TextLink href="/home/devices" className="font-medium">
          {t(count === 0 ? "add" : "show")}
        </TextLink>
      </p>
    </Card>
  );
}
