import type { z } from "zod";
import { adminView } from "@/lib/accounts/admin-account/view";
import { said } from "@/lib/faces/cli/said";
import { recordText } from "@/lib/faces/cli/text";
import { label } from "@/lib/faces/cli/view-words";
import { words } from "@/lib/words/text";

const t = words("cli.admin.view", { all: "all" });

type Admin = z.output<typeof adminView.schema>;

/** `domains` is null for a superadmin, who administers all. */
const adminDocument = (admin: Admin) => ({
  ...admin,
  domains: admin.role === "superadmin" ? null : admin.domains,
});

const adminText = (admin: Admin): string =>
  recordText([
    [label("administrator"), admin.login],
    [label("name"), admin.displayName],
    [label("role"), admin.role],
    [label("domains"), adminDocument(admin).domains ?? said(t("all"))],
    [label("active"), admin.active],
    [label("secondFactor"), admin.hasSecondFactor],
    [label("mayImpersonate"), admin.mayImpersonate],
    [label("created"), admin.createdAt],
  ]);

/** How one administrator is shown. */
export const shownAdmin = { schema: adminView.schema, text: adminText, document: adminDocument };
