import { AdminPasswordForm } from "@/app/_administration/admin-password-form";
import { AdminSessionList } from "@/app/_administration/admin-session-list";
import { FactorCard } from "@/app/_factors/factor-card";
import { Card } from "@/app/_ui/card";
import { passwordHint } from "@/app/password-hint";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { listAdminSessions } from "@/lib/credentials/admin-session/queries";
import { requireAdminPage } from "@/lib/faces/session/admin";
import { consolePath } from "@/lib/faces/session/admin-path";

/** An administrator's own password, second factors and sessions. */
export async function AdminAccountPage({ adminRole: role }: { adminRole: AdminRole }) {
  const path = `${consolePath(role)}/account`;
  const { session, context } = await requireAdminPage(role, path);
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
