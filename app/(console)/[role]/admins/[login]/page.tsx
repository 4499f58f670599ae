import Link from "next/link";
import { notFound } from "next/navigation";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { PageTitle } from "@/app/_ui/page-title";
import { getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { AdminDomainsForm, AdminProfileForm } from "@/app/(console)/[role]/admins/[login]/admin-settings";
import { type AdminRow, OthersCards } from "@/app/(console)/[role]/admins/[login]/others-cards";
import { AdminSummary } from "@/app/(console)/[role]/admins/admin-summary";
import { type ConsolePageProps, openPage, pageTitle } from "@/app/(console)/console-page";
import { inputWords, valuesOf } from "@/app/(console)/field-form";
import { adminFields } from "@/lib/accounts/admin-account/fields";
import { domainsOfAdmin, findAdminByLogin } from "@/lib/accounts/admin-account/queries";
import { words } from "@/lib/words/text";

const adminWords = words("console.admins.details", {
  title: "Administrator",
  details: "Details",
  profile: "Profile",
  domains: "Domains",
  domainsHint: "This administrator can only see these domains.",
  self: "This is you",
  selfText:
    "Manage your password, second factors and sessions in <account>Your account</account>. Only another superadmin can disable or delete you or change your role.",
});

export const generateMetadata = pageTitle("/admins/[login]", adminWords("title"));

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
