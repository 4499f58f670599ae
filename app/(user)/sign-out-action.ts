"use server";

import { redirect } from "next/navigation";
import { consolePath } from "@/lib/session/admin-path";
import { currentSession } from "@/lib/session/current";
import { signOut } from "@/lib/session/sign-out";

/** Ends the session and goes to the provider's own logout or the login page; an administrator back to its console. */
export async function signOutHere(): Promise<void> {
  const session = await currentSession();
  const afterwards = await signOut();
  redirect(session?.openedBy ? consolePath(session.openedBy.role) : afterwards);
}
