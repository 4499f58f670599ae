import { Alert } from "@/app/_ui/alert";
import { getSay, getWords } from "@/app/_words/get-words";
import { NotificationsForm } from "@/app/(console)/[role]/settings/group-forms";
import { settingsPage } from "@/app/(console)/[role]/settings/settings-page";
import { mailCheck } from "@/lib/upkeep/overview/health-checks";
import { runCheck } from "@/lib/upkeep/overview/read-health";
import { words } from "@/lib/words/text";

const mailWords = words("console.settings.mails", {
  working: "The mail server accepts these mails.",
  "not-set-up": "No mails are sent: LETTERLOCK_SMTP_URL is not set.",
  failing: "Mails can't be sent right now: {problem}",
});

/** Whether people are sent mails about their account, and whether they go out. */
const { show, generateMetadata } = settingsPage("/settings/mails", async (group, { context }) => {
  const [t, say] = [await getWords(mailWords), await getSay()];
  const { state, problem } = await runCheck(context.actor, mailCheck(context));
  return (
    <>
      <Alert tone={state === "working" ? "good" : "warning"} className="mb-5" quiet>
        {state === "failing" ? t(state, { problem: problem ? say(problem) : "" }) : t(state)}
      </Alert>
      <NotificationsForm {...group} />
    </>
  );
});

export { generateMetadata, show as default };
