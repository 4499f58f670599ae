import { redirect } from "next/navigation";
import type { AdminRole } from "@/lib/accounts/admin-account/role";
import type { AdminSignInDecision } from "@/lib/doors/admin-sign-in/sign-in-admin";
import { consolePath } from "@/lib/faces/session/admin-path";
import { openAdminSession, startAdminStep } from "@/lib/faces/session/admin-step";
import type { Visitor } from "@/lib/faces/session/auth-js";

interface Entrance {
  role: AdminRole;
  visitor: Visitor;
  /** The page of the role to go to in the end. */
  target: string;
}

/** Goes on after an administrator's right password: in, to the second step, or to setting one up. */
export async function enterConsole(
  { adminId, next }: Extract<AdminSignInDecision, { decision: "accepted" }>,
  { role, visitor, target }: Entrance,
): Promise<never> {
  if (next === "nothing") {
    await openAdminSession(role, adminId, visitor);
    redirect(target);
  }
  await startAdminStep(role, adminId, visitor);
  const step = next === "set-up" ? "set-up-factor" : "second-factor";
  redirect(`${consolePath(role)}/${step}?next=${encodeURIComponent(target)}`);
}
