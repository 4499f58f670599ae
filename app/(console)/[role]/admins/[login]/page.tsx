import Link from "next/link";
import { notFound } from "next/navigation";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { AdminAccessCard } from "@/app/(console)/[role]/admins/[login]/admin-access-card";
import { AdminDomainsForm, AdminProfileForm } from "@/app/(console)/[role]/admins/[login]/admin-settings";
import {
  AdminFactorsCard,
  AdminSessionsCard,
} from "@/app/(console)/[role]/admins/[login]/admin-sign-in-cards";
import { PasswordLinkButton } from "@/app/(console)/[role]/admins/[login]/password-link-button";
import { setAdminPassword } from "@/app/(console)/[role]/admins/admin-actions";
import { AdminSummary } from "@/app/(console)/[role]/admins/admin-summary";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { DeletionCard } from "@/app/(console)/deletion-card";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { NewPasswordForm } from "@/app/(console)/new-password-form";
import { passwordHint } from "@/app/password-hint";
import { adminFields } from "@/lib/accounts/admin-account/fields";
import { domainsOfAdmin, findAdminByLogin, type getAdminAccount } from "@/lib/accounts/admin-account/queries";
import { listAdminSessions } from "@/lib/credentials/admin-session/queries";
import { listFactors } from "@/lib/credentials/second-factor/queries";
import type { Context } from "@/lib/platform/db/context";
import { words } from "@/lib/words/text";

const adminWords = words("console.admins.details", {
  title: "Administrator",
  details: "Details",
  profile: "Profile",
  domains: "Domains",
  domainsHint: "This administrator can only see these domains.",
  setupLink: "Setup link",
  setupLinkHint:
    "With this link the person sets their own password, for a new account or when they have lost theirs. It works once and expires after a day.",
  password: "Password",
  passwordHint: "Or set the password yourself. This signs the administrator out everywhere.",
  passwordSaved: "Password set. This administrator has been signed out everywhere.",
  deleteHint: "To keep the account but block access, disable it instead.",
  self: "This is you",
  selfText:
    "Manage your password, second factors and sessions in <account>Your account</account>. Only another superadmin can disable or delete you or change your role.",
});

export const generateMetadata = pageTitle("/admins/[login]", adminWords("title"));

type AdminRow = Awaited<ReturnType<typeof getAdminAccount>>;

const subjectOf = ({ login, version }: AdminRow) => ({ login, expectedVersion: String(version) });

/** One administrator: what it is and may do, how it signs in, and its end. */
export default async function AdminPage(props: ConsolePageProps<"login">) {
  const { login } = await props.params;
  const { session, context, back } = await openPage(props, `/admins/${login}`);
  const { db } = context;
  const row = await findAdminByLogin(db, decodeURIComponent(login));
  if (!row) notFound();
  const t = await getWords(adminWords);
  const domains = await domainsOfAdmin(db, row.id);
  const subject = subjectOf(row);
  const { displayName, mayOpenAs } = adminFields;
  const profile = { displayName, mayOpenAs };
  return (
    <>
      <PageTitle title={row.login} back={back} />
      {row.id === session.adminId ? <Self /> : null}
      <Card title={t("details")}>
        <AdminSummary row={row} domains={domains} />
      </Card>
      <Card title={t("profile")}>
        <AdminProfileForm
          subject={subject}
          stored={valuesOf(profile, row)}
          words={await inputWords(profile)}
        />
      </Card>
      {row.role === "domain-admin" ? (
        <Card title={t("domains")} intro={t("domainsHint")}>
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
  const t = await getWords(adminWords);
  const [sessions, factors, hint] = await Promise.all([
    listAdminSessions(context.db, adminId),
    listFactors(context.db, { kind: "admin", id: adminId }),
    passwordHint(context),
  ]);
  return (
    <>
      <AdminAccessCard admin={row} />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <AdminSessionsCard login={login} sessions={sessions} />
        <AdminFactorsCard login={login} factors={factors} />
      </div>
      <Card title={t("setupLink")} intro={t("setupLinkHint")}>
        <PasswordLinkButton login={login} />
      </Card>
      <Card title={t("password")} intro={t("passwordHint")}>
        <NewPasswordForm
          className="max-w-xl"
          action={setAdminPassword}
          subject={{ login }}
          login={login}
          hint={hint}
          saved={t("passwordSaved")}
        />
      </Card>
      <DeletionCard
        does="admin.delete"
        by="superadmin"
        to={{ login }}
        version={row.version}
        leadsTo="/admins"
        hint={t("deleteHint")}
      />
    </>
  );
}

function Self() {
  const t = useWords(adminWords);
  return (
    <Alert tone="info" title={t("self")}>
      <p>
        {t.rich("selfText", {
          account: (chunks) => (
            <Link href="/admin/account" className="text-accent underline">
              {chunks}
            </Link>
          ),
        })}
      </p>
    </Alert>
  );
}
