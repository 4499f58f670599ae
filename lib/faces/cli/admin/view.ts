import type { z } from "zod";
import { adminView } from "@/lib/accounts/admin-account/view";
import { said } from "@/lib/faces/cli/said";
import { asRecord } from "@/lib/faces/cli/shown-as";
import { label } from "@/lib/faces/cli/view-words";
import { words } from "@/lib/words/text";

const t = words("cli.admin.view", { all: "all" });

/** `domains` is null for a superadmin, who administers all. */
const adminDocument = (admin: z.output<typeof adminView.schema>) => ({
  ...admin,
  domains: admin.role === "superadmin" ? null : admin.domains,
});

/** How one administrator is shown. */
export const shownAdmin = {
  ...asRecord(adminView.schema, (admin) => [
    [label("administrator"), admin.login],
    [label("name"), admin.displayName],
    [label("role"), admin.role],
    [label("domains"), adminDocument(admin).domains ?? said(t("all"))],
    [label("active"), admin.active],
    [label("secondFactor"), admin.hasSecondFactor],
    [label("mayImpersonate"), admin.mayImpersonate],
    [label("created"), admin.createdAt],
  ]),
  document: adminDocument,
};
