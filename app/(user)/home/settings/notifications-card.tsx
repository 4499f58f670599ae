import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { NotificationsForm } from "@/app/(user)/home/settings/notifications-form";
import { readChoice } from "@/lib/notification/choice/queries";
import { optionalKinds } from "@/lib/notification/kind/kinds";
import { sendsMail } from "@/lib/notification/smtp/sends-mail";
import type { Context } from "@/lib/platform/db/context";
import { currentSettings } from "@/lib/platform/settings/queries";
import { words } from "@/lib/words/text";

const cardWords = words("user.notifications", {
  title: "Notifications",
  intro:
    "Emails to your mailbox about your account. You always hear of new devices, passwords and second factors.",
});

interface NotificationsCardProps {
  db: Context["db"];
  mailboxId: string;
}

/** Whether people are sent mails about their account at all. */
export const sendsNotifications = async (db: Context["db"]): Promise<boolean> =>
  sendsMail() && (await currentSettings(db, "notifications")).enabled;

/** Which mails about their account a person gets. */
export async function NotificationsCard({ db, mailboxId }: NotificationsCardProps) {
  const t = await getWords(cardWords);
  const { switchedOff } = await readChoice(db, mailboxId);
  const kinds = optionalKinds.map((kind) => ({ kind, wanted: !switchedOff.includes(kind) }));
  return (
    <Card anchor="notifications" title={t("title")} intro={t("intro")}>
      <NotificationsForm kinds={kinds} />
    </Card>
  );
}
