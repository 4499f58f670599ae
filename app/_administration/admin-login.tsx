import { redirect } from "next/navigation";
import { AdminLoginForm } from "@/app/_administration/admin-login-form";
import { roleWords } from "@/app/_administration/role-words";
import { Alert } from "@/app/_ui/alert";
import { EntrancePage } from "@/app/_ui/entrance-page";
import { currentBrand } from "@/app/brand/current-brand";
import type { PageQuery } from "@/app/login-query";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import { currentAdmin } from "@/lib/faces/session/admin";
import { consoleTarget } from "@/lib/faces/session/admin-path";

/** The login page of a role of administrators; who is signed in already goes on. */
export async function AdminLogin({ adminRole: role, query }: { adminRole: AdminRole; query: PageQuery }) {
  const next = consoleTarget(role, query.next);
  if (await currentAdmin(role)) redirect(next);
  return (
    <EntrancePage
      brand={await currentBrand()}
      title={roleWords[role].title}
      intro="For administrators. Mailboxes sign in on the start page."
    >
      {query["signed-out"] === undefined ? null : <Alert tone="good">You are signed out.</Alert>}
      <AdminLoginForm adminRole={role} next={next} />
    </EntrancePage>
  );
}
