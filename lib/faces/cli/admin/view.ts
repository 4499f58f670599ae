import type { z } from "zod";
import { adminView } from "@/lib/accounts/admin-account/view";
import { recordText } from "@/lib/faces/cli/text";

type Admin = z.output<typeof adminView.schema>;

/** `domains` is null for a superadmin, who administers all. */
const adminDocument = (admin: Admin) => ({
  ...admin,
  domains: admin.role === "superadmin" ? null : admin.domains,
});

const adminText = (admin: Admin): string =>
  recordText([
    ["administrator", admin.login],
    ["name", admin.displayName],
    ["role", admin.role],
    ["domains", adminDocument(admin).domains ?? "all"],
    ["active", admin.active],
    ["second factor", admin.hasSecondFactor],
    ["may open mailboxes", admin.mayOpenAs],
    ["created", admin.createdAt],
  ]);

/** How one administrator is shown. */
export const shownAdmin = { schema: adminView.schema, text: adminText, document: adminDocument };
