import { FactorCard } from "@/app/_factors/factor-card";
import { passwordHint } from "@/app/_passwords/password-hint";
import { PreferencesCard } from "@/app/_preferences/preferences-card";
import { Card } from "@/app/_ui/card";
import { DescriptionList } from "@/app/_ui/description-list";
import { getSay, getWords } from "@/app/_words/get-words";
import { AdminPasswordForm } from "@/app/(console)/[role]/account/admin-password-form";
import { AdminSessionList } from "@/app/(console)/[role]/account/admin-session-list";
import { consolePage } from "@/app/(console)/console-page";
import { listAdminSessions } from "@/lib/credentials/admin-session/queries";
import type { AdminSession } from "@/lib/faces/session/current-admin";
import { permissionText } from "@/lib/platform/permission";
import { words } from "@/lib/words/text";

const accountWords = words("console.account", {
  factorIntro: "A second step when you sign in. You may also be asked for it before sensitive changes.",
  byGroups: "Signed in with your organization",
  byGroupsIntro:
    "You signed in with {provider}, and you are an administrator because of your groups there. Your password and second factors are managed there. If you leave these groups, you are signed out here.",
  permissions: "Your permissions",
  chosen: "{permissions}",
  password: "Password",
  sessions: "Sessions",
  sessionsIntro: "Where you are signed in. Sessions expire after two hours without use.",
});

/** An administrator's own password, second factors and sessions. */
const { show, generateMetadata } = consolePage("/account", async ({ role, path, session, context }) => {
  const t = await getWords(accountWords);
  if (session.provider)
    return (
      <>
        <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">{session.login}</h1>
        <Card title={t("byGroups")}>
          <p className="max-w-prose">{t("byGroupsIntro", { provider: session.provider.name })}</p>
        </Card>
        <Permissions actor={session.actor} />
        <PreferencesCard />
      </>
    );
  const sessions = await listAdminSessions(context.db, session.adminId);
  const listed = sessions.map(({ lastSeenAt, createdAt, ...one }) => ({
    ...one,
    lastSeenAt: lastSeenAt.toISOString(),
    current: one.id === session.id,
  }));
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">{session.login}</h1>
      <FactorCard
        door={role}
        owner={{ kind: "admin", id: session.adminId }}
        label={session.login}
        db={context.db}
        path={path}
        intro={t("factorIntro")}
      />
      <Card title={t("password")}>
        <AdminPasswordForm adminRole={role} login={session.login} hint={await passwordHint(context)} />
      </Card>
      <PreferencesCard timeZone={session.timeZone} />
      <Card title={t("sessions")} intro={t("sessionsIntro")}>
        <AdminSessionList adminRole={role} sessions={listed} />
      </Card>
    </>
  );
});

export { generateMetadata, show as default };

/** What a delegate was given, domain by domain. */
async function Permissions({ actor }: { actor: AdminSession["actor"] }) {
  const [t, say] = [await getWords(accountWords), await getSay()];
  if (actor.kind !== "domain-admin" || !actor.delegated) return null;
  return (
    <Card title={t("permissions")}>
      <DescriptionList
        entries={actor.delegated.map(({ domain, permissions }) => [
          domain,
          say(accountWords("chosen", { permissions: permissions.map(permissionText) })),
        ])}
      />
    </Card>
  );
}
