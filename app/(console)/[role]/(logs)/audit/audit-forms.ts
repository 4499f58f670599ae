import { formInput } from "@/app/(console)/form-input";
import { submit } from "@/app/(console)/submit";

export const auditForms = {
  /** Verifies the whole audit log; the page shows what was found. */
  verifyAuditLog: submit("audit-log.verify", formInput({})),
};
