import { Alert } from "@/app/_ui/alert";
import { getSay, getWords } from "@/app/_words/get-words";
import { groupForm } from "@/app/(console)/[role]/settings/group-form";
import { NotificationsForm } from "@/app/(console)/[role]/settings/group-forms";
import { openSettings, settingsTitle } from "@/app/(console)/[role]/settings/setting-pages";
import { SettingsPart } from "@/app/(console)/[role]/settings/settings-part";
import type { ConsolePageProps } from "@/app/(console)/console-page";
import { mailCheck } from "@/lib/upkeep/overview/health-checks";
import { runCheck } from "@/lib/upkeep/overview/read-health";
import { words } from "@/lib/words/text";

const partWords = words("console.settings.mailsPart", {
  intro: "Mails that Letterlock sends to people, through this server's own mail server.",
  working: "The mail server accepts these mails.",
  "not-set-up": "No mails are sent: LETTERLOCK_SMTP_URL is not set.",
  failing: "Mails can't be sent right now: {problem}",
});

const part = "/settings/mails";

export const generateMetadata = settingsTitle(part);

/** Whether people are sent mails about their account, and whether they go out. */
export default async function MailSettingsPage(props: ConsolePageProps) {
  const opened = await openSettings(props, part);
  const t = await getWords(partWords);
  const say = await getSay();
  const { state, problem } = await runCheck(opened.context.actor, mailCheck(opened.context));
  return (
    <SettingsPart at={opened} intro={t("intro")}>
      <Alert tone={state === "working" ? "good" : "warning"} className="mb-5" quiet>
        {state === "failing" ? t(state, { problem: problem ? say(problem) : "" }) : t(state)}
      </Alert>
      <NotificationsForm {...(await groupForm(opened.context, "notifications"))} />
    </SettingsPart>
  );
}
