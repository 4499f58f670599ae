import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Alert } from "@/app/_ui/alert";
import { EntrancePage } from "@/app/_ui/entrance-page";
import { AdminLoginForm } from "@/app/(console)/(sign-in)/admin-login-form";
import { type ConsolePageProps, roleOf } from "@/app/(console)/console-page";
import { roleWords } from "@/app/(console)/role-words";
import { currentBrand } from "@/app/brand/current-brand";
import { currentAdmin } from "@/lib/faces/session/admin";
import { consoleTarget } from "@/lib/faces/session/admin-path";

export const metadata: Metadata = { title: "Sign in" };

/** The login page of a role of administrators; who is signed in already goes on. */
export default async function AdminLoginPage(props: ConsolePageProps) {
  const role = await roleOf(props);
  const query = await props.searchParams;
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
