import Link from "next/link";
import type { ReactNode } from "react";
import { signOutHere } from "@/app/_administration/admin-sign-in-actions";
import { roleWords } from "@/app/_administration/role-words";
import { ConsoleShell } from "@/app/_ui/console-shell";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { AdminRole } from "@/lib/admin-account/role";
import { requireAdminPage } from "@/lib/session/admin";
import { consolePath } from "@/lib/session/admin-path";

/** The frame of a role's pages. Every page in it asks for its session itself as well: a layout is not always run. */
export async function Console({ adminRole: role, children }: { adminRole: AdminRole; children: ReactNode }) {
  const { session } = await requireAdminPage(role);
  const start = consolePath(role);
  return (
    <ConsoleShell
      badge={roleWords[role].badge}
      person={session.displayName || session.login}
      nav={
        <>
          <Link href={start}>Overview</Link>
          <Link href={`${start}/domains`}>Domains</Link>
          <Link href={`${start}/mailboxes`}>Mailboxes</Link>
          <Link href={`${start}/logins`}>Logins</Link>
          <Link href={`${start}/login-doctor`}>Login doctor</Link>
          <Link href={`${start}/account`}>Your account</Link>
        </>
      }
      signOut={
        <form action={signOutHere.bind(null, role)}>
          <SubmitButton look="secondary" size="small" pendingLabel="Signing out …">
            Sign out
          </SubmitButton>
        </form>
      }
    >
      {children}
    </ConsoleShell>
  );
}
