"use server";

import { revalidatePath } from "next/cache";
import { type FormState, formOutcome } from "@/app/form-state";
import { adminContext } from "@/lib/faces/session/admin";
import { checkTrail } from "@/lib/platform/audit/check-trail";

/** Verifies the whole audit trail; the page shows what was found. */
export async function verifyTrail(): Promise<FormState> {
  return formOutcome(async () => {
    const { context } = await adminContext("superadmin");
    await checkTrail(context);
    revalidatePath("/admin/audit");
    return {};
  });
}
