import Link from "next/link";
import { Alert } from "@/app/_ui/alert";
import { Card } from "@/app/_ui/card";
import { getWords } from "@/app/_words/get-words";
import { useWords } from "@/app/_words/use-words";
import { AdminAccessCard } from "@/app/(console)/[role]/admins/[login]/admin-access-card";
import { adminPages } from "@/app/(console)/[role]/admins/[login]/admin-pages";
import { AdminSummary } from "@/app/(console)/[role]/admins/admin-summary";
import { DeletionCard } from "@/app/(console)/deletion-card";
import { ObjectPage } from "@/app/(console)/object-page";
import { domainsOfAdmin } from "@/lib/accounts/admin-account/queries";
import { words } from "@/lib/words/text";

const adminWords = words("console.admins.details", {
  details: "Details",
  self: "This is you",
  selfText:
    "Manage your password, second factors and sessions in <account>Your account</account>. Only another superadmin can disable or delete you or change your role.",
  deleteHint: "To keep the account but block access, disable it instead.",
});

/** One administrator: what it is and may do, whether it may come in, and its end. */
const { show, generateMetadata } = adminPages.part("", async (opened) => {
  const { session, context, row } = opened;
  const t = await getWords(adminWords);
  return (
    <ObjectPage at={opened}>
      {row.id === session.adminId ? <Self /> : null}
      <Card title={t("details")}>
        <AdminSummary row={row} domains={await domainsOfAdmin(context.db, row.id)} />
      </Card>
      {row.id === session.adminId ? null : (
        <>
          <AdminAccessCard admin={row} />
          <DeletionCard at={opened} does="admin.delete" hint={t("deleteHint")} />
        </>
      )}
    </ObjectPage>
  );
});

export { generateMetadata, show as default };

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
