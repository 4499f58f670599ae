"use server";

import { revalidatePath } from "next/cache";
import { type FormState, formOutcome } from "@/app/form-state";
import { adminContext } from "@/lib/faces/session/admin";
import { checkAuditLog } from "@/lib/platform/audit/check-log";

/** Verifies the whole audit log; the page shows what was found. */
export async function verifyAuditLog(): Promise<FormState> {
  return formOutcome(async () => {
    const { context } = await adminContext("superadmin");
    await checkAuditLog(context);
    revalidatePath("/admin/audit");
    return {};
  });
}
