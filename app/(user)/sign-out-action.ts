"use server";

import { redirect } from "next/navigation";
import { signOut } from "@/lib/session/sign-out";

/** Ends the session and goes to the provider's own logout, or to the login page. */
export async function signOutHere(): Promise<void> {
  redirect(await signOut());
}
