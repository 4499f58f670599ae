import { PreferencesCard } from "@/app/_preferences/preferences-card";
import { EmptyList } from "@/app/_ui/empty-list";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords, titled } from "@/app/_words/get-words";
import { NotificationsCard, sendsNotifications } from "@/app/(user)/home/settings/notifications-card";
import { StartPageCard } from "@/app/(user)/home/settings/start-page-card";
import { signedIn } from "@/lib/faces/session/signed-in";
import { words } from "@/lib/words/text";

const settingsWords = words("user.settings", {
  title: "Settings",
  none: "There is nothing to set here at the moment.",
});

export const generateMetadata = titled(settingsWords("title"));

/** What a person chooses for themselves. Each card is a file of its own beside this one. */
export default async function SettingsPage() {
  const t = await getWords(settingsWords);
  const { session, context } = await signedIn("/home/settings");
  const choosesStartPage = session.mayChooseStartPage && session.webmail && !session.impersonatedBy;
  const notified = !session.impersonatedBy && (await sendsNotifications(context.db));
  return (
    <>
      <PageTitle title={t("title")} />
      {choosesStartPage ? <StartPageCard chosen={session.startPage} /> : null}
      {session.impersonatedBy ? null : <PreferencesCard timeZone={session.timeZone} />}
      {notified ? <NotificationsCard db={context.db} mailboxId={session.mailboxId} /> : null}
      {session.impersonatedBy ? <EmptyList>{t("none")}</EmptyList> : null}
    </>
  );
}
