import Link from "next/link";
import { notFound } from "next/navigation";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { deleteAdmin } from "@/app/(console)/[role]/admins/[login]/admin-access-actions";
import { AdminAccessCard } from "@/app/(console)/[role]/admins/[login]/admin-access-card";
import {
  AdminDomainsForm,
  AdminProfileForm,
  SetPasswordForm,
} from "@/app/(console)/[role]/admins/[login]/admin-settings";
import {
  AdminFactorsCard,
  AdminSessionsCard,
} from "@/app/(console)/[role]/admins/[login]/admin-sign-in-cards";
import { PasswordLinkButton } from "@/app/(console)/[role]/admins/[login]/password-link-button";
import { AdminSummary } from "@/app/(console)/[role]/admins/admin-summary";
import { type ConsolePageProps, openPage, superadminTitle } from "@/app/(console)/console-page";
import { DeleteButton } from "@/app/(console)/delete-button";
import { passwordHint } from "@/app/password-hint";
import { domainsOfAdmin, findAdminByLogin, type getAdminAccount } from "@/lib/accounts/admin-account/queries";
import { listAdminSessions } from "@/lib/credentials/admin-session/queries";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import type { Context } from "@/lib/platform/db/context";

export const generateMetadata = superadminTitle("Administrator");

type AdminRow = Awaited<ReturnType<typeof getAdminAccount>>;

const subjectOf = ({ id, version }: AdminRow) => ({ adminId: id, expectedVersion: String(version) });

/** One administrator: what it is and may do, how it signs in, and its end. */
export default async function AdminPage(props: ConsolePageProps<"login">) {
  const { login } = await props.params;
  const { session, context } = await openPage(props, `/admins/${login}`, "superadmin");
  const { db } = context;
  const row = await findAdminByLogin(db, decodeURIComponent(login));
  if (!row) notFound();
  const domains = await domainsOfAdmin(db, row.id);
  const subject = subjectOf(row);
  const stored = { displayName: row.displayName, ...(row.mayOpenAs ? { mayOpenAs: "on" } : {}) };
  return (
    <>
      <PageTitle title={row.login} back={<Link href="/admin/admins">← Administrators</Link>} />
      {row.id === session.adminId ? <Self /> : null}
      <Card title="Now">
        <AdminSummary row={row} domains={domains} />
      </Card>
      <Card title="Profile">
        <AdminProfileForm subject={subject} stored={stored} />
      </Card>
      {row.role === "domain-admin" ? (
        <Card title="Domains" intro="Everything else is hidden from this administrator.">
          <AdminDomainsForm subject={subject} domains={domains} />
        </Card>
      ) : null}
      {row.id === session.adminId ? null : <OthersCards context={context} row={row} />}
    </>
  );
}

interface OthersCardsProps {
  context: Context;
  row: AdminRow;
}

/** What one administrator does to another, and nobody to oneself. */
async function OthersCards({ context, row }: OthersCardsProps) {
  const { id: adminId, login } = row;
  const [sessions, factors, hint] = await Promise.all([
    listAdminSessions(context.db, adminId),
    listFactors(context.db, { kind: "admin", id: adminId }),
    passwordHint(context),
  ]);
  return (
    <>
      <AdminAccessCard subject={subjectOf(row)} admin={row} />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <AdminSessionsCard adminId={adminId} login={login} sessions={sessions} />
        <AdminFactorsCard adminId={adminId} login={login} factors={factors} />
      </div>
      <Card
        title="Set-up link"
        intro="By it the person chooses a password: for a new account, or when the old one is lost. Good once, for a day."
      >
        <PasswordLinkButton adminId={adminId} />
      </Card>
      <Card title="Password" intro="Or choose one for the person. All sessions of the administrator end.">
        <SetPasswordForm adminId={adminId} login={login} hint={hint} />
      </Card>
      <Card title="Delete" intro="To keep the account but let nobody in, disable it instead.">
        <DeleteButton
          action={deleteAdmin}
          values={{ ...subjectOf(row), login }}
          name={login}
          typed
          consequence="Its sessions, API keys and second factors are deleted. What it did stays in the audit trail. This cannot be undone."
        />
      </Card>
    </>
  );
}

const Self = () => (
  <Alert tone="info" title="This is you">
    <p>
      Your password, second factors and sessions are on{" "}
      <Link href="/admin/account" className="text-accent underline">
        Your account
      </Link>
      . To be disabled, deleted or given another role is for another superadmin to do.
    </p>
  </Alert>
);
