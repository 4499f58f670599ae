import type { Metadata } from "next";
import { FactorCard } from "@/app/_factors/factor-card";
import { Card } from "@/app/_ui/card";
import { AdminPasswordForm } from "@/app/(console)/[role]/account/admin-password-form";
import { AdminSessionList } from "@/app/(console)/[role]/account/admin-session-list";
import { type ConsolePageProps, openPage } from "@/app/(console)/console-page";
import { passwordHint } from "@/app/password-hint";
import { listAdminSessions } from "@/lib/credentials/admin-session/queries";

export const metadata: Metadata = { title: "Your account" };

/** An administrator's own password, second factors and sessions. */
export default async function AccountPage(props: ConsolePageProps) {
  const { role, path, session, context } = await openPage(props, "/account");
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
        intro="The second proof when you sign in. Changes may ask for it once more."
      />
      <Card title="Password">
        <AdminPasswordForm adminRole={role} login={session.login} hint={await passwordHint(context)} />
      </Card>
      <Card title="Sessions" intro="Where you are signed in. A session ends two hours after its last use.">
        <AdminSessionList adminRole={role} sessions={listed} />
      </Card>
    </>
  );
}
